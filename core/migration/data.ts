/** What was filled in, read with the forms and names of the new version. */
import type { CompiledProcess } from '../engine/process.ts';
import { nameCase } from '../engine/start.ts';
import { checkForm } from '../form/check.ts';
import type { CompiledForm, FieldError } from '../form/types.ts';
import { dayOf } from '../time/instant.ts';
import type { JsonObject } from '../vocabulary.ts';
import { alike, type Move, type Pair } from './move.ts';
import { labelOfState, pathOf, shapesOf } from './shape.ts';
import { messages } from './messages.ts';

/** So many faults of one form say enough. */
const TOLD = 3;

/** The start form must be one the new version would have taken, as far as the old one took it. */
export function checkStartForm(move: Move): void {
  const { old, next } = move;
  if (alike(startForm(old), startForm(next))) return;
  const [was, is] = [startErrors(move, old), startErrors(move, next)];
  const known = new Set(was.map(({ path, code }) => `${path} ${code}`));
  const found = is.filter(({ path, code }) => !known.has(`${path} ${code}`));
  for (const { message } of found.slice(0, TOLD)) move.reasons.add(messages.data.startForm(message));
}

function startErrors({ run }: Move, process: CompiledProcess): FieldError[] {
  const form = startForm(process);
  const today = dayOf(run.case.startedAt);
  return form
    ? checkForm(form, run.case.data, { today, validate: process.validate, mode: 'final' }).errors
    : [];
}

const startForm = ({ forms, definition }: CompiledProcess): CompiledForm | undefined =>
  forms.get(definition.start.form);

/** The blocks of steps that are called otherwise now stand under their new names. */
export function renameBlocks(move: Move): void {
  const { old, next, plan, run } = move;
  const [before, after] = [shapesOf(old.definition), shapesOf(next.definition)];
  const text = JSON.stringify(next.definition);
  const moved: JsonObject = {};
  const gone = new Set<string>();
  for (const { from, to } of plan.places.values()) {
    const [was, is] = [before.get(from)?.key ?? '', (to === null ? undefined : after.get(to))?.key ?? ''];
    if (is === '' || was === is || [...after.values()].some(({ key }) => key === was)) continue;
    // who acted is kept by the old name for good, so a rule about the new one would let them act again
    if (run.case.records.some(({ step }) => step === was) && text.includes(`handlers.${is}`))
      move.reasons.add(messages.data.exclusionLost(labelOfState(before.get(from), from)));
    if (!Object.hasOwn(run.case.data, was) || Object.hasOwn(run.case.data, is)) continue;
    moved[is] = run.case.data[was] as JsonObject;
    gone.add(was);
  }
  if (gone.size === 0) return;
  const kept = Object.entries(run.case.data).filter(([name]) => !gone.has(name));
  run.case.data = { ...Object.fromEntries(kept), ...moved };
  run.refresh();
}

/** The line for lists and the keys follow the new version where it forms them otherwise. */
export function renameCase({ old, next, run }: Move): void {
  const [was, is] = [old.definition, next.definition];
  if (was.subject !== is.subject || was.keys !== is.keys) nameCase(run);
}

/** The names of the states the case was at, for the log. */
export function mappingUsed(move: Move, pairs: Pair[]): JsonObject {
  const { old, next } = move;
  return Object.fromEntries(
    pairs.map(({ from, to }) => [pathOf(old.definition, from.id), pathOf(next.definition, to.id)]),
  );
}
