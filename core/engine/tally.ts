/**
 * How many must agree: the task's own business, decided before the machine hears one outcome.
 * Countersigning, adding a signer or transferring a task never changes the machine.
 */
import type { OutcomeSpec, TaskSpec } from '../definition/process.ts';
import type { Activity, Task, Vote } from '../vocabulary.ts';
import { isOptional, ruleOf, seatNumber } from './origin.ts';

/** What the votes so far amount to. */
type Tally = { done: false } | { done: true; outcome: string };

const OPEN: Tally = { done: false };

/** Counts the votes of an activity; `task` is the step's spec, seats without vote are those still waited for. */
export function tally(activity: Activity, task: TaskSpec): Tally {
  const votes = activity.votes;
  const last = votes[votes.length - 1];
  if (!last) return OPEN;
  if (task.outcomes[last.outcome]?.decisive) return ended(last.outcome);
  switch (task.mode ?? 'any') {
    case 'any':
      return any(activity, task, last);
    case 'all':
    case 'sequential':
      return waiting(activity, task) > 0 ? OPEN : ended(agreed(votes, task.outcomes));
    case 'ratio':
      return ratio(activity, task);
  }
}

/** One seat is enough; who was asked for beside it is waited for all the same. */
function any(activity: Activity, spec: TaskSpec, last: Vote): Tally {
  const asked = counted(activity, spec).filter((task) => seatNumber(task) === null);
  if (asked.length === 0) return ended(last.outcome);
  const said = activity.tasks.some((task) => seatNumber(task) !== null && task.state === 'done');
  const open = !said || asked.some((task) => task.state !== 'done');
  return open ? OPEN : ended(agreed(activity.votes, spec.outcomes));
}

const ended = (outcome: string): Tally => ({ done: true, outcome });

/** Tasks that count. */
function counted(activity: Activity, spec: TaskSpec): Task[] {
  return activity.tasks.filter((t) => !isOptional(spec, t));
}

/** How many that count have not voted. */
function waiting(activity: Activity, spec: TaskSpec): number {
  return counted(activity, spec).filter((t) => t.state !== 'done').length;
}

/** One against is a reject once all have spoken; otherwise what the last one said. */
function agreed(votes: Vote[], outcomes: Record<string, OutcomeSpec>): string {
  const against = votes.find((vote) => outcomes[vote.outcome]?.tone === 'negative');
  return (against ?? (votes[votes.length - 1] as Vote)).outcome;
}

/** Passes as soon as enough weight is for it, fails as soon as that cannot be reached any more. */
function ratio(activity: Activity, task: TaskSpec): Tally {
  const names = Object.keys(task.outcomes);
  const positive = names.find((name) => task.outcomes[name]?.tone === 'positive') ?? (names[0] as string);
  const negative = names.find((name) => task.outcomes[name]?.tone === 'negative') ?? (names[1] as string);
  const tasks = counted(activity, task);
  const weight = (of: Task[]): number => of.reduce((sum, t) => sum + (ruleOf(task, t)?.weight ?? 1), 0);
  const inFavour = weight(tasks.filter((t) => t.doneBy?.outcome === positive));
  const open = weight(tasks.filter((t) => t.state !== 'done'));
  const needed = task.need ?? weight(tasks) * (task.pass ?? 0.5);
  if (inFavour >= needed) return ended(positive);
  return inFavour + open < needed ? ended(negative) : OPEN;
}
