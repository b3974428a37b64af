/**
 * What holds for one task of a step. A task stands on a seat of the definition, or somebody asked for it while the step
 * was under way; then it brings its own rule. Everything that counts, finds, times or moves tasks asks here.
 */
import type { TaskSpec } from '../definition/process.ts';
import type { Task, TaskRule } from '../vocabulary.ts';

type Placed = Pick<Task, 'origin'>;

/** The rule of a task; undefined where its seat is no more. */
export function ruleOf(spec: TaskSpec, { origin }: Placed): TaskRule | undefined {
  return origin.kind === 'seat' ? spec.seats[origin.seat] : origin.rule;
}

/** Whether the step does not wait for it. */
export function isOptional(spec: TaskSpec, task: Placed): boolean {
  return ruleOf(spec, task)?.optional ?? false;
}

/** Which seat of the definition it stands on; null for one that was asked for. */
export function seatNumber({ origin }: Placed): number | null {
  return origin.kind === 'seat' ? origin.seat : null;
}

/** Whether two tasks are places of one seat, so that one is as good as the other. */
export function sameSeat(a: Placed, b: Placed): boolean {
  const seat = seatNumber(a);
  return seat !== null && seat === seatNumber(b);
}

/** Outcomes a task may give: its own list, or all that no seat keeps for itself. */
export function outcomesOf(spec: TaskSpec, rule: TaskRule | undefined): string[] {
  if (rule?.outcomes) return rule.outcomes;
  const kept = new Set(spec.seats.flatMap((other) => other.outcomes ?? []));
  return Object.keys(spec.outcomes).filter((name) => !kept.has(name));
}
