/** How what failed is tried again: data, one line a kind of work. */

export interface RetryPolicy {
  /** Tried at most so often; then it is a dead letter and waits for a person. */
  maxAttempts: number;
  /** Milliseconds after the first failure. */
  firstDelay: number;
  /** Each further wait is so many times the one before. */
  factor: number;
  /** Milliseconds waited at most. */
  maxDelay: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const RETRY = {
  /** What a command asked for outside the case: some two hours in all, enough for a database that was restarted. */
  effect: { maxAttempts: 12, firstDelay: 5 * SECOND, factor: 2, maxDelay: 20 * MINUTE },
  /** A timer the case could not hear: an incident tells of it at once, so there is no hurry. */
  timer: { maxAttempts: 10, firstDelay: MINUTE, factor: 2, maxDelay: 60 * MINUTE },
  /** A message no gateway took: some hours, for it is no use the day after. */
  delivery: { maxAttempts: 8, firstDelay: 30 * SECOND, factor: 3, maxDelay: 60 * MINUTE },
  /** Long work: what fails at one item fails again, unless somebody sees to it. */
  job: { maxAttempts: 6, firstDelay: 5 * SECOND, factor: 4, maxDelay: 30 * MINUTE },
} as const satisfies Record<string, RetryPolicy>;

/** When it is tried again after so many failures, in milliseconds of the wall clock; null when it is given up. */
export function nextAttempt(policy: RetryPolicy, attempts: number, now: number): number | null {
  if (attempts >= policy.maxAttempts) return null;
  return now + Math.min(policy.maxDelay, policy.firstDelay * policy.factor ** (attempts - 1));
}
