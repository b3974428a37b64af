import { StoreUnavailable } from '../types.ts';
import { storeError, type Database } from './database.ts';

/** Longest a group may be, so that a burst of writes does not keep the event loop from its sockets. */
const GROUP_LIMIT = 256;

interface Member {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: the writes asked for in one turn of the event loop share one transaction, and so one fsync.
 *
 * Work must be synchronous and touch nothing but the database: when a member throws, the group is rolled back and
 * each member runs again in a transaction of its own, so that only the guilty one fails. Expected outcomes (a lost
 * race, an id that exists) are return values, hence this is rare.
 */
export class CommitQueue {
  readonly #database: Database;
  #waiting: Member[] = [];
  #scheduled = false;
  #closed = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Resolves with the work's result once it is on disk. */
  run<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable(new Error('The store is closed.')));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as Member['resolve'], reject });
      this.#schedule();
    });
  }

  /** Takes no more work and commits what waits. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#flush();
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
      this.#schedule();
    });
  }

  #flush(): void {
    const group = this.#waiting.slice(0, GROUP_LIMIT);
    this.#waiting = this.#waiting.slice(GROUP_LIMIT);
    if (group.length === 0) return;
    if (group.length === 1) return this.#runAlone(group[0]!);
    let results: unknown[];
    try {
      results = this.#database.transaction(() => group.map((member) => member.work()));
    } catch {
      for (const member of group) this.#runAlone(member);
      return;
    }
    group.forEach((member, i) => member.resolve(results[i]));
  }

  #runAlone(member: Member): void {
    try {
      member.resolve(this.#database.transaction(member.work));
    } catch (error) {
      member.reject(storeError(error));
    }
  }
}
