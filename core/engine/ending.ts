/** A case reaches an end, or is taken up again from one. */
import type { Json, JsonObject } from '../vocabulary.ts';
import { activeNodes, isOver, type MachineEvent } from './machine.ts';
import type { DecisionDraft } from './run.ts';

/** The case has reached an end of its machine. What it still owes and shows goes on. */
export function endCase(run: DecisionDraft, outcome: string): void {
  run.case.status = 'ended';
  run.case.outcome = outcome;
  run.case.endedAt = run.facts.now;
  delete run.case.suspendedAt;
  run.dropTimers((timer) => timer.kind === 'due' || timer.kind === 'claim');
  for (const block of run.process.blocks) block.ended?.(run);
  run.emit('case.ended', { data: { outcome } });
}

/** An end was left because something was heard there (an appeal): the case runs again. */
export function takeUpAgain(run: DecisionDraft): void {
  run.case.status = 'running';
  delete run.case.outcome;
  delete run.case.endedAt;
  run.emit('case.reopened');
}

/**
 * Whether the case has ended as far as an event goes: nothing moves one that was terminated 终止 where it stood, and of one
 * at an end of its machine only that end listens.
 */
export function hasEnded({ case: c, process }: DecisionDraft, event: MachineEvent): boolean {
  if (c.status !== 'ended') return false;
  const byHand = activeNodes(process.machine, c.state).every(({ meta }) => meta.end === undefined);
  return byHand || isOver(process.machine, c.state, event);
}

/**
 * The case that opened this one hears that it ended, and how. It is asked for after everything else that follows, so that
 * whatever this case wrote into ledgers is there when the other one looks.
 */
export function tellOpener(run: DecisionDraft): void {
  const { status, outcome, openedBy } = run.case;
  if (status !== 'ended' || openedBy?.answer === undefined) return;
  if (!run.events.some(({ type }) => type === 'case.ended')) return;
  const asked = Object.entries(openedBy.result ?? {}).map(([name, feel]): [string, Json] => [
    name,
    run.value(feel),
  ]);
  const data: JsonObject = {
    case: run.case.id,
    outcome: outcome ?? null,
    result: Object.fromEntries(asked),
  };
  run.effect({ kind: 'tell', case: openedBy.case, message: openedBy.answer, data });
}
