import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeStore } from '../contract.ts';
import { NewerDatabase } from '../errors.ts';
import { StoreUnavailable, type Doc } from '../types.ts';
import { EventLog } from './events.ts';
import { SCHEMA } from './migrations.ts';
import { openMongo } from './open.ts';
import type { MongoStore } from './store.ts';

const uri = process.env['MONGODB_URI'];
if (!uri) console.log('MongoDB store: not tested, MONGODB_URI is not set.');

/** A name nobody else uses, so that a run neither meets nor leaves anything. */
const name = `xiangzhi_test_${randomUUID().slice(0, 8)}`;

describe.skipIf(!uri)('MongoDB', () => {
  const client = new MongoClient(uri ?? 'mongodb://127.0.0.1:1');
  const used = new Set<string>();
  const database = (suffix: string) => {
    used.add(`${name}_${suffix}`);
    return `${name}_${suffix}`;
  };
  const open = (suffix: string) => openMongo(uri!, database(suffix));

  afterAll(async () => {
    for (const each of used) await client.db(each).dropDatabase();
    await client.close();
  });

  describeStore('the MongoDB store', () => open('contract'));

  describe('two servers on one database', () => {
    let one: MongoStore;
    let two: MongoStore;
    beforeAll(async () => {
      [one, two] = await Promise.all([open('two'), open('two')]);
    });
    afterAll(async () => {
      await one?.close();
      await two?.close();
    });

    test('a swap is won by one of them', async () => {
      await one.insert('cases', { _id: 'c', seq: 0 });
      const wins = await Promise.all(
        [one, two, one, two].map((store, by) => store.swap('cases', { _id: 'c', seq: 1, by }, 0)),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    test('both append to one log without gaps, the same events once', async () => {
      const batch = (of: string) =>
        Array.from({ length: 5 }, (_, i) => ({
          op: 'append' as const,
          doc: { _id: `${of}:1:${i}`, case: of },
        }));
      await Promise.all(
        Array.from({ length: 8 }, async (_, i) => {
          await Promise.all([one.write(batch(`own-${i}`)), two.write(batch(`other-${i}`))]);
          await Promise.all([one.write(batch(`same-${i}`)), two.write(batch(`same-${i}`))]);
        }),
      );
      const seen = await one.tail<Doc & { pos: number }>(0, 1000);
      expect(seen).toHaveLength(8 * 15);
      expect(new Set(seen.map((event) => event._id)).size).toBe(8 * 15);
      expect(await two.head()).toBeGreaterThanOrEqual(seen.at(-1)!.pos);
    });
  });

  describe('a gap in the event log', () => {
    type Event = Doc & { pos: number };
    const patience = 200;

    test('is waited for, then closed, and whoever comes late takes a new place', async () => {
      const store = await open('gap');
      const db = client.db(database('gap'));
      const events = db.collection<Event>('events');
      const log = new EventLog(db, patience);
      await log.append([{ _id: 'a' }]);
      // A server took positions 2 and 3, and stopped before it wrote.
      await store.increment('unrelated');
      await db.collection<{ _id: string }>('counters').updateOne({ _id: 'events' }, { $inc: { value: 2 } });
      await log.append([{ _id: 'b' }, { _id: 'c' }]);
      expect((await log.tail<Event>(0, 10)).map((event) => event._id)).toEqual(['a']);
      expect(await log.tail(1, 10)).toEqual([]);
      expect(await log.head()).toBe(1);

      // Position 2 is written within the patience, 3 never.
      await events.insertOne({ _id: 'slow', pos: 2 });
      expect((await log.tail<Event>(1, 10)).map((event) => event._id)).toEqual(['slow']);
      expect(await log.tail(2, 10)).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, patience + 50));
      expect((await log.tail<Event>(2, 10)).map((event) => event._id)).toEqual(['b', 'c']);
      expect(await log.head()).toBe(5);

      await expect(events.insertOne({ _id: 'late', pos: 3 })).rejects.toThrow(/E11000/);
      await log.append([{ _id: 'late' }]);
      expect((await log.tail<Event>(5, 10)).map((event) => [event._id, event.pos])).toEqual([['late', 6]]);
      // Holes are no events.
      expect(await store.count('events', {})).toBe(5);
      expect((await log.tail(2, 1)).map((event) => event._id)).toEqual(['b']);
      await store.close();
    });
  });

  test('a database of a later version is refused', async () => {
    const store = await open('newer');
    await store.close();
    const schemas = client.db(database('newer')).collection<{ _id: string; number: number }>('schema');
    await schemas.updateOne({ _id: 'schema' }, { $set: { number: SCHEMA + 1 } });
    await expect(open('newer')).rejects.toThrow(NewerDatabase);
    await expect(open('newer')).rejects.toThrow(/written by a newer version/);
  });

  test('a server that is not there is StoreUnavailable, at opening and later', async () => {
    const store = await open('closing');
    await store.close();
    await expect(store.get('cases', 'x')).rejects.toThrow(StoreUnavailable);
    await expect(openMongo('mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200', name)).rejects.toThrow(
      StoreUnavailable,
    );
  });
});
