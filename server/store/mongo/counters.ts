import type { Db } from 'mongodb';
import { endOfPrefix } from '../paths.ts';
import { onceMore } from './errors.ts';

interface Counter {
  _id: string;
  value: number;
}

/** Adds to a named counter and returns the new value. */
export async function increment(db: Db, name: string, by: number): Promise<number> {
  const counters = db.collection<Counter>('counters');
  const after = await onceMore(() =>
    counters.findOneAndUpdate(
      { _id: name },
      { $inc: { value: by } },
      { upsert: true, returnDocument: 'after' },
    ),
  );
  return after!.value;
}

/** A counter's value; 0 before its first use. */
export async function readCounter(db: Db, name: string): Promise<number> {
  return (await db.collection<Counter>('counters').findOne({ _id: name }))?.value ?? 0;
}

/** The counters whose names begin with a prefix, by what follows it. */
export async function readCounters(db: Db, prefix: string): Promise<Record<string, number>> {
  const end = endOfPrefix(prefix) as string;
  const found = await db
    .collection<Counter>('counters')
    .find({ _id: { $gte: prefix, $lt: end } })
    .sort({ _id: 1 })
    .toArray();
  return Object.fromEntries(found.map(({ _id, value }) => [_id.slice(prefix.length), value]));
}
