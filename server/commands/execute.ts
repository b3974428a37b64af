/**
 * The way of every command: load → decide (what it looks up is answered on the way) → commit → settle. A lost race is
 * decided again on what the winner left; the engine says whether the act still makes sense.
 */
import type { Command } from '../../core/engine/commands.ts';
import { deciding, type Decision } from '../../core/engine/decide.ts';
import { mayNeedSeats } from '../../core/engine/late-seats.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { reject } from '../../core/engine/rejections.ts';
import type { Case, CaseEvent, Rejection } from '../../core/vocabulary.ts';
import { answered as answeredBy, factsAtHand } from '../../core/world/lookups.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { commit } from '../store/commit.ts';
import type { CaseDoc } from '../store/documents.ts';
import { notBefore } from '../time/never-back.ts';
import { agreed } from './agreed.ts';
import { repeatOf } from './repeats.ts';
import { inTurn, noting, tellsOthers } from './turns.ts';

/** How often a lost race is tried again before the person is told. */
const TRIES = 8;

/** `events` is what this command made happen. */
export type Outcome =
  { ok: true; case: CaseDoc; repeated: boolean; events?: CaseEvent[] } | { ok: false; rejection: Rejection };

/** What a commit kept; null where somebody was faster. */
export function kept({ events }: Decided, done: CaseDoc | null): Outcome | null {
  return done && { ok: true, case: done, repeated: false, events };
}

/** Which case it is, for whoever is told that there is one. */
export const openedAs = ({ _id, caseNo }: CaseDoc): { details: { case: string; caseNo: string } } => ({
  details: { case: _id, caseNo },
});

/** A command under an id that was answered before: the answer stands, unless something else was asked then. */
export async function again(
  { store }: Context,
  current: CaseDoc,
  command: Command,
  sameProcess = true,
): Promise<Outcome> {
  if (!sameProcess || (await repeatOf(store, current, command)) === 'other') {
    // who applied once and, the answer lost, corrected the form finds what was opened
    const opened = command.type === 'Start' ? openedAs(current) : {};
    return { ok: false, rejection: reject('request_id_reused', opened) };
  }
  return { ok: true, case: current, repeated: true };
}

/** With the case as it is once what follows is done: answers of effects may have moved it on. */
export async function settled(context: Context, outcome: Outcome): Promise<Outcome> {
  if (!outcome.ok || outcome.repeated) return outcome;
  const vacant = await context.projector.settle(outcome.case, outcome.events ?? []);
  const moved = vacant || outcome.case.outbox.some((entry) => entry.kind !== 'project');
  return moved
    ? { ...outcome, case: (await context.store.getShared<CaseDoc>('cases', outcome.case._id)) as CaseDoc }
    : outcome;
}

/** Carries out a command on a case. */
export async function execute(
  context: Context,
  id: string,
  command: Exclude<Command, { type: 'Start' }>,
): Promise<Outcome> {
  const outcome = await settled(
    context,
    await context.caseMutex.run(id, () => committed(context, id, command)),
  );
  if (!outcome.ok && command.type === 'Act')
    await askLateSeats(context, id, (process, c) => mayNeedSeats(process, c, command));
  return outcome;
}

/** Asks for the seats that have a reason by now, where somebody might wait for them. Never fails: what was asked first is answered. */
export async function askLateSeats(
  context: Context,
  id: string,
  wanted: (process: CompiledProcess, c: Case) => boolean,
): Promise<void> {
  try {
    const current = await context.store.getShared<CaseDoc>('cases', id);
    if (!current || !wanted(await context.library.version(current.process, current.version), current)) return;
    await execute(context, id, { type: 'OpenSeats' });
  } catch (error) {
    context.log.error({ err: error, case: id }, 'seats could not be asked for');
  }
}

async function committed(
  context: Context,
  id: string,
  command: Exclude<Command, { type: 'Start' }>,
): Promise<Outcome> {
  for (let n = 0; n < TRIES; n += 1) {
    const current = await context.store.getShared<CaseDoc>('cases', id);
    if (!current) throw errors.unknown('case');
    if ((await repeatOf(context.store, current, command)) !== 'no') return again(context, current, command);
    const process = await context.library.version(current.process, current.version);
    const done = await attempt(context, process, current, command);
    if (done) return done;
  }
  return { ok: false, rejection: { status: 409, code: 'conflict', message: errors.conflict().message } };
}

async function attempt(
  context: Context,
  process: CompiledProcess,
  current: CaseDoc,
  command: Exclude<Command, { type: 'Start' }>,
): Promise<Outcome | null> {
  const answered = command.type === 'Answer' ? command.effect : undefined;
  return decidedAndKept(context, process, current, command, (decision) =>
    agreed(
      decision,
      (id, order) => context.caseMutex.run(id, () => committed(context, id, order)),
      async () => kept(decision, await commit(context.store, current, decision, answered)),
    ),
  );
}

type Decided = Extract<Decision, { ok: true }>;

/**
 * The engine's decision on the facts of now, kept by `keep`; its null is that somebody was faster. Where the decision
 * looked at other cases and changes what they find of this one, it is taken in turn with theirs.
 */
export function decidedAndKept(
  context: Context,
  process: CompiledProcess,
  current: (Case & Pick<CaseDoc, 'lastAt'>) | null,
  command: Command,
  keep: (decision: Decided) => Promise<Outcome | null>,
  newCaseId?: string,
): Promise<Outcome | null> {
  const world = context.worldOf(context);
  return inTurn<Outcome | null>(context, async (holds) => {
    const looked = new Set<string>();
    const missing = (key: string): boolean => !holds(key);
    const facts = notBefore(current, factsAtHand(world, newCaseId));
    const asking = deciding(process, current, command, facts);
    // a new case is always something that others find; of an act that shows only once it is decided
    const first = current === null ? missing : () => false;
    const decision = await doInTime(answeredBy(world, process.blocks, noting(asking, looked, first)));
    if (decision?.ok === false) return { done: decision };
    const tells = decision === null || tellsOthers(current, decision.case);
    if (tells && [...looked].some(missing)) return { needs: [...looked] };
    return { done: decision && (await keep(decision)) };
  });
}
