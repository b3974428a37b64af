/** Wrong guesses at passwords lately, by account and address: whoever guesses shuts out themselves, not the holder elsewhere. */
import { MINUTE_MS } from '../../core/time/instant.ts';
import { KeyedMutex } from '../keyed-mutex.ts';

const MAX_FAILURES = 5;
const LOCK_MS = 15 * MINUTE_MS;
/** Remembered at most; beyond that the oldest are forgotten. */
const MAX_REMEMBERED = 10_000;

export class LoginAttempts {
  private readonly mutex = new KeyedMutex();
  private readonly failed = new Map<string, { failures: number; until: number }>();

  /** Attempts at one account from one address are judged one after another: many at once count as many. */
  inTurn<T>(guess: string, job: () => Promise<T>): Promise<T> {
    return this.mutex.run(guess, job);
  }

  /** Milliseconds until it may be tried again; 0 for now. */
  lockedFor(guess: string, now: number): number {
    const known = this.failed.get(guess);
    return known && known.failures >= MAX_FAILURES ? Math.max(0, known.until - now) : 0;
  }

  fail(guess: string, now: number): void {
    const known = this.failed.get(guess);
    const before = known && known.until > now ? known.failures : 0;
    // a map keeps the order of what was put in: the newest stands last
    this.failed.delete(guess);
    this.failed.set(guess, { failures: before + 1, until: now + LOCK_MS });
    if (this.failed.size > MAX_REMEMBERED) this.failed.delete(this.failed.keys().next().value as string);
  }

  succeed(guess: string): void {
    this.failed.delete(guess);
  }
}
