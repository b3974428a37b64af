/**
 * Wrong guesses lately, kept with the house: a restart forgets none and servers on one database share them. Whoever guesses
 * shuts out themselves first; only very many, from wherever, shut what is guessed at.
 */
import { createHash } from 'node:crypto';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { KeyedMutex } from '../keyed-mutex.ts';
import type { GuessDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';

const LOCK_MS = 15 * MINUTE_MS;

/** What is guessed at, and how many wrong guesses lock it. */
export interface Guess {
  what: string;
  most: number;
}

/** A password: five from one address, fifty from all. */
export function passwordGuesses(username: string, address: string): Guess[] {
  return [
    { what: `password\n${username}\n${address}`, most: 5 },
    { what: `password\n${username}`, most: 50 },
  ];
}

/** The end of an identity number in a case: ten, from wherever. */
export function trackGuesses(caseNo: string): Guess[] {
  return [{ what: `track\n${caseNo}`, most: 10 }];
}

export class Guesses {
  private readonly mutex = new KeyedMutex();

  /** Guesses at one thing are judged one after another: many at once count as many. */
  inTurn<T>([first]: Guess[], job: () => Promise<T>): Promise<T> {
    return this.mutex.run(first?.what ?? '', job);
  }

  /** Milliseconds until it may be tried again; 0 for now. */
  async lockedFor(store: Store, guesses: Guess[], now: number): Promise<number> {
    const known = await store.getMany<GuessDoc>('guesses', guesses.map(idOf));
    const waits = known.map((doc, n) =>
      doc && doc.failures >= (guesses[n]?.most ?? 0) ? doc.until - now : 0,
    );
    return Math.max(0, ...waits);
  }

  async fail(store: Store, guesses: Guess[], now: number): Promise<void> {
    for (const guess of guesses) {
      const known = await store.get<GuessDoc>('guesses', idOf(guess));
      const before = known && known.until > now ? known.failures : 0;
      await store.set('guesses', { _id: idOf(guess), failures: before + 1, until: now + LOCK_MS });
    }
  }

  /** The wrong ones before a right one are forgotten, for who made them. */
  async succeed(store: Store, [own]: Guess[]): Promise<void> {
    if (own && (await store.get('guesses', idOf(own)))) await store.delete('guesses', idOf(own));
  }
}

/** Forgets what locks nothing any more. */
export async function clearGuesses(store: Store): Promise<void> {
  await store.deleteWhere('guesses', { until: { lt: Date.now() } });
}

/** What was guessed at is nobody's to read in the store. */
function idOf({ what }: Guess): string {
  return createHash('sha256').update(what).digest('base64url');
}
