/** What was handed in at the steps of a case, and what the machine noted down beside it, as somebody may see it. */
import type { BlockView } from '../../core/api.ts';
import { isObject } from '../../core/json.ts';
import {
  formFor,
  labelAt,
  stateAt,
  statesNamed,
  type CompiledProcess,
  type Spot,
} from '../../core/engine/process.ts';
import { present } from '../../core/form/present.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import type { Case, CaseEvent, Json, JsonObject, StepRecord } from '../../core/vocabulary.ts';
import { blockAccess, blockHidden, masksLoose, nameOfDoer, START_BLOCK, type Relation } from './access.ts';
import { maskLoose, maskLooseAll } from './loose.ts';
import { actionLabel } from './words.ts';

/** Everything handed in, in order, except the first submission: that is the case's own data. */
export function blockViews(
  process: CompiledProcess,
  c: Case,
  relation: Relation,
  records: readonly StepRecord[] = c.records,
): BlockView[] {
  return records.flatMap((record) => {
    if (record === c.records[0] && record.action === process.definition.start.outcome) return [];
    const form = formOfRecord(process, record);
    const block = blockOf(process, record);
    if (relation.blind.includes(record.task)) return [];
    if (blockHidden(process, relation, block, form)) return [];
    const data = form
      ? present(form, record.data, blockAccess(process, relation, block, form)).data
      : isKnown(process, record)
        ? loose(process, relation, block, record.data)
        : {};
    return [blockView(process, record, form, data, relation)];
  });
}

/** What nobody can tell the access to is not told. */
function isKnown(process: CompiledProcess, record: StepRecord): boolean {
  return stateAt(process, record) !== undefined || process.definition.actions?.[record.step] !== undefined;
}

function blockView(
  process: CompiledProcess,
  record: StepRecord,
  form: CompiledForm | null,
  data: JsonObject,
  relation: Relation,
): BlockView {
  return {
    step: record.step,
    label: labelAt(process, record),
    action: record.action,
    actionLabel: actionLabel(process, record, record.action),
    by: nameOfDoer(relation, record.by),
    role: record.role,
    at: record.at,
    comment: record.comment ?? null,
    form: form?.id ?? null,
    data,
  };
}

/** The block a record went into; a correction of the start form is part of it and kept as secret as it is. */
function blockOf(process: CompiledProcess, at: Spot & Pick<StepRecord, 'step' | 'action'>): string {
  const task = stateAt(process, at)?.meta.task;
  const block = task?.outcomes[at.action]?.block ?? task?.block ?? at.step;
  return block === '.' ? START_BLOCK : block;
}

/** Whether what an act at a step hands in is hidden from somebody. */
export function actHidden(
  process: CompiledProcess,
  relation: Relation,
  event: CaseEvent & { step: string },
): boolean {
  const at = { step: event.step, ...(event.node ? { node: event.node } : {}) };
  const block = blockOf(process, { ...at, action: String(event.data?.action ?? '') });
  return blockHidden(process, relation, block, null);
}

function formOfRecord(process: CompiledProcess, record: StepRecord): CompiledForm | null {
  const task = stateAt(process, record)?.meta.task;
  const action = process.definition.actions?.[record.step];
  if (!task) return action?.form ? (process.forms.get(action.form) ?? null) : null;
  const seat = task.seats.findIndex(
    (s) => [s.role].flat().includes(record.role) || (record.role === 'filer' && s.role === 'filer'),
  );
  return formFor(process, task, task.seats[Math.max(0, seat)], record.action);
}

/** The case data beyond the start form: the newest block of each name, and what the machine has noted down. */
export function dataBeside(process: CompiledProcess, c: Case, relation: Relation): JsonObject {
  const own = process.forms.get(process.definition.start.form)?.schema.properties;
  const beside: JsonObject = {};
  const written = writtenBlocks(process, c);
  for (const [name, value] of Object.entries(c.data)) {
    if (written.has(name) || (isObject(own) && name in own) || isUnfinished(process, name)) continue;
    const seen = noted(process, relation, name, value, []);
    if (seen !== undefined) beside[name] = seen;
  }
  for (const [name, records] of written) {
    if (name === START_BLOCK) continue;
    const seen = newestBlock(process, c, relation, name, records);
    if (seen) beside[name] = seen;
  }
  return beside;
}

function writtenBlocks(process: CompiledProcess, c: Case): Map<string, StepRecord[]> {
  const written = new Map<string, StepRecord[]>();
  for (const record of c.records) {
    const name = blockOf(process, record);
    written.set(name, [...(written.get(name) ?? []), record]);
  }
  return written;
}

/** What several people handed in one after another, the later over the earlier; and the machine's notes in the block. */
function newestBlock(
  process: CompiledProcess,
  c: Case,
  relation: Relation,
  name: string,
  records: StepRecord[],
): JsonObject | null {
  let block: JsonObject | null = null;
  const known: string[] = [];
  const kept = c.data[name];
  for (const record of records) {
    const form = formOfRecord(process, record);
    if (isObject(form?.schema.properties)) known.push(...Object.keys(form.schema.properties));
    if (relation.blind.includes(record.task) || blockHidden(process, relation, name, form)) continue;
    // what others wrote into the same block is theirs as long as it is not told
    const data =
      isObject(kept) && !records.some(({ task }) => relation.blind.includes(task)) ? kept : record.data;
    block = {
      ...(block ?? {}),
      ...(form
        ? present(form, data, blockAccess(process, relation, name, form)).data
        : loose(process, relation, name, record.data)),
    };
  }
  const notes = isObject(kept) ? noted(process, relation, name, kept, known) : undefined;
  return isObject(notes) && Object.keys(notes).length > 0 ? { ...notes, ...(block ?? {}) } : block;
}

/** A value no form knows is shown where the definition's views allow it; `known` names are left to their form. */
function noted(
  process: CompiledProcess,
  relation: Relation,
  name: string,
  value: Json,
  known: string[],
): Json | undefined {
  const access = blockAccess(process, relation, name, null);
  const seen = (path: string): boolean => access(path) !== 'hidden' && access(path) !== 'masked';
  if (!isObject(value)) {
    const masked = masksLoose(process, relation, { block: name, path: '' });
    return seen('') ? (masked ? maskLoose(process, name, value) : value) : undefined;
  }
  const shown = Object.entries(value).filter(([field]) => !known.includes(field) && seen(field));
  return shown.length > 0 || seen('') ? loose(process, relation, name, Object.fromEntries(shown)) : undefined;
}

/** Data that no form describes, its persons masked for who reads them masked in the forms. */
function loose(process: CompiledProcess, relation: Relation, block: string, data: JsonObject): JsonObject {
  return masksLoose(process, relation, { block, path: '' }) ? maskLooseAll(process, data) : data;
}

/** Answers of a list still being worked through, as secret as the step's own block. */
function isUnfinished(process: CompiledProcess, name: string): boolean {
  return name.endsWith('_items') && statesNamed(process, name.slice(0, -'_items'.length)).length > 0;
}
