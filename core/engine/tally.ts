/**
 * How many must agree: the task's own business, decided before the machine hears one outcome.
 * Countersigning, adding a signer or transferring a task never changes the machine.
 */
import type { TaskSpec } from '../definition/process.ts';
import type { Activity, Task } from '../vocabulary.ts';
import { isOptional, outcomesOf, ruleOf, seatNumber } from './origin.ts';
import { PREVAILS, saying, shareOf, voiceOf, VOTING, type Voice } from './voting.ts';

/** What the votes so far amount to. */
type Tally = { done: false } | { done: true; outcome: string };

const OPEN: Tally = { done: false };

/** Counts the votes of an activity; `spec` is the step's spec, seats without vote are those still waited for. */
export function tally(activity: Activity, spec: TaskSpec): Tally {
  const last = activity.votes.at(-1);
  if (!last) return OPEN;
  if (spec.outcomes[last.outcome]?.decisive) return ended(decided(activity, spec, last.outcome));
  const waited = stillWaited(activity, spec);
  switch (VOTING[spec.mode ?? 'any'].over) {
    case 'first':
      return first(activity, spec, waited) ? ended(prevailing(activity, spec)) : OPEN;
    case 'everybody':
      return waited.length > 0 ? OPEN : ended(prevailing(activity, spec));
    case 'settled':
      return settled(activity, spec, waited);
  }
}

/** Weight by what it says. */
export function counts(activity: Activity, spec: TaskSpec): Record<Voice, number> {
  const sums = { for: 0, against: 0, return: 0, abstain: 0 };
  for (const { task, outcome } of activity.votes)
    sums[voiceOf(spec, outcome)] += weightOf(
      spec,
      activity.tasks.find(({ id }) => id === task),
    );
  return sums;
}

const ended = (outcome: string): Tally => ({ done: true, outcome });

/** A decisive voice ends the step, but one that is for it does not outvote a return that was said before. */
function decided(activity: Activity, spec: TaskSpec, outcome: string): string {
  const returned = activity.votes.some((vote) => voiceOf(spec, vote.outcome) === 'return');
  return returned && voiceOf(spec, outcome) !== 'against' ? prevailing(activity, spec) : outcome;
}

/** Those that count and have not spoken. */
function stillWaited(activity: Activity, spec: TaskSpec): Task[] {
  return activity.tasks.filter((task) => !isOptional(spec, task) && task.state !== 'done');
}

/** One seat that decides is enough; who was asked for beside it is waited for all the same. */
function first(activity: Activity, spec: TaskSpec, waited: Task[]): boolean {
  if (waited.length === 0) return true;
  if (waited.some((task) => seatNumber(task) === null)) return false;
  return activity.votes.some(({ outcome, task }) => {
    const seat = activity.tasks.find(({ id }) => id === task);
    return voiceOf(spec, outcome) !== 'abstain' && (!seat || seatNumber(seat) !== null);
  });
}

/** The outcome that prevails: of those that say the same the one with the most weight, then as the definition orders them. */
function prevailing(activity: Activity, spec: TaskSpec): string {
  const deciding = activity.votes.filter((vote) => decides(activity, spec, vote));
  const heard = deciding.length > 0 ? deciding : activity.votes;
  const said = PREVAILS.find((voice) => heard.some((vote) => voiceOf(spec, vote.outcome) === voice));
  return mostSaid(activity, spec, said as Voice) as string;
}

/** A seat without weight advises: what it says is an opinion for those who decide. A return is more than an opinion. */
function decides(activity: Activity, spec: TaskSpec, { task, outcome }: Activity['votes'][number]): boolean {
  const seat = activity.tasks.find(({ id }) => id === task);
  return weightOf(spec, seat) !== 0 || voiceOf(spec, outcome) === 'return';
}

function mostSaid(activity: Activity, spec: TaskSpec, voice: Voice): string | undefined {
  const weight = new Map<string, number>();
  for (const { outcome, task } of activity.votes) {
    if (voiceOf(spec, outcome) !== voice) continue;
    const by = activity.tasks.find(({ id }) => id === task);
    weight.set(outcome, (weight.get(outcome) ?? 0) + weightOf(spec, by));
  }
  const most = Math.max(...weight.values());
  const names = [...Object.keys(spec.outcomes), ...weight.keys()];
  return names.find((name) => weight.get(name) === most);
}

function weightOf(spec: TaskSpec, task: Task | undefined): number {
  return (task && ruleOf(spec, task)?.weight) ?? 1;
}

/** By count: over as soon as nothing that may still be said changes the result. */
function settled(activity: Activity, spec: TaskSpec, waited: Task[]): Tally {
  const voice = countedVoice(activity, spec, waited);
  if (!voice) return OPEN;
  const mayReturn = waited.some((task) =>
    outcomesOf(spec, ruleOf(spec, task)).some((name) => voiceOf(spec, name) === 'return'),
  );
  const names = saying(spec, voice);
  const open = names.length > 1 ? waited.length > 0 : mayReturn && voice !== 'return';
  return open ? OPEN : ended(mostSaid(activity, spec, voice) ?? names[0] ?? otherwise(spec));
}

/** What a count that failed leads to where no outcome is against. */
function otherwise(spec: TaskSpec): string {
  return [...saying(spec, 'return'), ...saying(spec, 'abstain'), ...Object.keys(spec.outcomes)][0] as string;
}

/** What the count comes to, whatever those still waited for say short of a return; null while that is open. */
function countedVoice(activity: Activity, spec: TaskSpec, waited: Task[]): Voice | null {
  if (activity.votes.some(({ outcome }) => voiceOf(spec, outcome) === 'return')) return 'return';
  const sum = (tasks: Task[]): number => tasks.reduce((weight, task) => weight + weightOf(spec, task), 0);
  const counted = activity.tasks.filter((task) => !isOptional(spec, task));
  const spoke = (voice: Voice): number =>
    sum(counted.filter(({ doneBy }) => doneBy && voiceOf(spec, doneBy.outcome) === voice));
  const [inFavour, open] = [spoke('for'), sum(waited)];
  const base = spec.of === 'cast' ? inFavour + spoke('against') + open : sum(counted);
  if (reaches(spec, inFavour, base)) return 'for';
  return reaches(spec, inFavour + open, base) ? null : 'against';
}

/** Whether so much of the whole is enough. */
function reaches(spec: TaskSpec, weight: number, base: number): boolean {
  if (spec.need !== undefined) return weight >= spec.need;
  const [part, whole] = shareOf(spec.pass ?? 0.5);
  const [has, needs] = [weight * whole, base * part];
  // nobody's vote passes nothing; weights may be fractions, whose products are not exact
  return weight > 0 && (spec.over ? has > needs + 1e-6 : has >= needs - 1e-6);
}
