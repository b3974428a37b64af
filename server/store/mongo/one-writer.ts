import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { isDuplicate } from './errors.ts';

/** After this a lock is that of a process which died. */
const LOCK_TTL = 5000;
const RETRY_AFTER = 3;

interface Lock {
  _id: 'writer';
  token: string;
  until: number;
}

/** Runs a write so that its reading and writing are one step. */
export type Atomically = <T>(work: () => Promise<T>) => Promise<T>;

/** MongoDB's single-document writes are atomic by themselves. */
export const atomicByItself: Atomically = (work) => work();

/**
 * Lets one writer at a time into the database, over all servers. For FerretDB 1.24, where an update or findAndModify
 * reads and writes in two steps and of fifty compare-and-sets at once several win; only an insert under a unique
 * index is atomic there, and that is what the lock is made of. Slow, and good enough for tests.
 */
export function oneWriter(db: Db): Atomically {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(() => locked(db, work));
    last = result.catch(() => {});
    return result;
  };
}

async function locked<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const token = await take(db);
  try {
    return await work();
  } finally {
    await db.collection<Lock>('locks').deleteOne({ _id: 'writer', token });
  }
}

async function take(db: Db): Promise<string> {
  const locks = db.collection<Lock>('locks');
  const token = randomUUID();
  for (;;) {
    try {
      await locks.insertOne({ _id: 'writer', token, until: Date.now() + LOCK_TTL });
      return token;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const held = await locks.findOne({ _id: 'writer' });
    if (held && held.until < Date.now()) await locks.deleteOne({ _id: 'writer', token: held.token });
    else await pause(RETRY_AFTER * (1 + Math.random()));
  }
}
