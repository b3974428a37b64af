import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Doc, WriteOp } from '../types.ts';
import { Database } from './database.ts';
import { openEmbedded } from './open.ts';
import { DATABASE_FILE, type EmbeddedStore } from './store.ts';

const folders: string[] = [];
let folder: string;
let store: EmbeddedStore;

async function openNew(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'xiangzhi-backlog-'));
  folders.push(folder);
  store = await openEmbedded(folder);
}
beforeEach(openNew);
afterEach(() => store.close());
afterAll(() => Promise.all(folders.map((each) => rm(each, { recursive: true, force: true }))));

const task = (id: string, rev: number, state = 'open'): WriteOp => ({
  op: 'put',
  collection: 'tasks',
  doc: { _id: id, rev, state, candidates: ['clerk'], sort: `2026-${rev}` },
});
const record = (id: string): WriteOp => ({ op: 'append', doc: { _id: id, case: 'c' } });

/** What stands in a table of the file itself, seen from outside. */
function inFile(table: string): number {
  const database = new Database(join(folder, DATABASE_FILE));
  try {
    return (database.statement(`SELECT count(*) AS n FROM ${table}`).get([]) as { n: number }).n;
  } finally {
    database.close();
  }
}

describe('what follows a write', () => {
  test('waits outside its table, and is seen by whoever asks', async () => {
    await store.insert('cases', { _id: 'c', seq: 1 }, [record('c:1'), task('t', 1)]);
    expect([inFile('backlog'), inFile('tasks'), inFile('events')]).toEqual([1, 0, 0]);
    expect(await store.get('tasks', 't')).toMatchObject({ rev: 1 });
    expect(await store.tail(0, 10)).toEqual([{ _id: 'c:1', case: 'c', pos: 1 }]);
    expect(await store.head()).toBe(1);
    expect(inFile('backlog')).toBe(1);
    expect(await store.count('tasks', { candidates: 'clerk', state: 'open' })).toBe(1);
    expect([inFile('backlog'), inFile('tasks'), inFile('events')]).toEqual([0, 1, 1]);
    expect(await store.find('events', {})).toEqual([{ _id: 'c:1', case: 'c', pos: 1 }]);
  });

  test('settles by itself after a while, and when much waits', async () => {
    await store.insert('cases', { _id: 'c', seq: 1 }, [task('t', 1)]);
    await vi.waitFor(() => expect([inFile('backlog'), inFile('tasks')]).toEqual([0, 1]));
    for (let n = 0; n < 300; n += 1) void store.insert('cases', { _id: `c${n}`, seq: 1 }, [task(`t${n}`, 1)]);
    await vi.waitFor(() => expect([inFile('backlog'), inFile('tasks')]).toEqual([0, 301]));
  });

  test('is there when the file is opened again after a crash', async () => {
    await store.insert('cases', { _id: 'c', seq: 1 }, [record('c:1'), task('t', 1)]);
    await store.swap('cases', { _id: 'c', seq: 2 }, 1, [record('c:2'), task('t', 2, 'done'), task('u', 2)]);
    const copy = await mkdtemp(join(tmpdir(), 'xiangzhi-backlog-'));
    folders.push(copy);
    await cp(folder, copy, { recursive: true, filter: (path) => !/(lock|pid)$/.test(path) });
    const again = await openEmbedded(copy);
    expect(await again.get('tasks', 't')).toMatchObject({ rev: 2, state: 'done' });
    expect(await again.count('tasks', { candidates: 'clerk', state: 'open' })).toBe(1);
    expect((await again.tail<Doc>(0, 10)).map((doc) => [doc._id, doc.pos])).toEqual([
      ['c:1', 1],
      ['c:2', 2],
    ]);
    await again.write([record('c:3'), record('c:1')]);
    expect(await again.head()).toBe(3);
    await again.close();
  });

  test('gives no position twice, though the last record was taken away before a crash', async () => {
    await store.write([record('c:1'), record('c:2')]);
    await store.delete('events', 'c:2');
    const copy = await mkdtemp(join(tmpdir(), 'xiangzhi-backlog-'));
    folders.push(copy);
    await cp(folder, copy, { recursive: true, filter: (path) => !/(lock|pid)$/.test(path) });
    const again = await openEmbedded(copy);
    await again.write([record('c:3')]);
    expect(await again.get('events', 'c:3')).toMatchObject({ pos: 3 });
    await again.close();
  });

  test('leaves nothing behind when its write fails beside others', async () => {
    await store.insert('users', { _id: 'u', username: 'li' });
    const results = await Promise.allSettled([
      store.insert('cases', { _id: 'a', seq: 1 }, [record('a:1'), task('ta', 1)]),
      store.write([
        record('x'),
        task('tx', 1),
        { op: 'add', collection: 'users', doc: { _id: 'v', username: 'li' } },
      ]),
      store.swap('cases', { _id: 'none', seq: 2 }, 1, [record('y')]),
      store.insert('cases', { _id: 'b', seq: 1 }, [record('b:1')]),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect((await store.tail<Doc>(0, 10)).map((doc) => [doc._id, doc.pos])).toEqual([
      ['a:1', 1],
      ['b:1', 2],
    ]);
    expect(await store.getMany('tasks', ['ta', 'tx'])).toMatchObject([{ rev: 1 }, null]);
  });
});

const acts = fc.array(
  fc.record({
    id: fc.constantFrom('p', 'q'),
    rev: fc.nat(9),
    then: fc.constantFrom('', 'get', 'find', 'delete'),
  }),
  { maxLength: 25 },
);
property.prop([acts], { numRuns: 15 })(
  'the newest revision is what is read, however it is asked for',
  async (list) => {
    await openNew();
    const model = new Map<string, number>();
    for (const { id, rev, then } of list) {
      await store.write([task(id, rev)]);
      model.set(id, Math.max(rev, model.get(id) ?? rev));
      if (then === 'delete') {
        await store.delete('tasks', id);
        model.delete(id);
      }
      if (then === 'get') expect(await store.get('tasks', id)).toMatchObject({ rev: model.get(id) });
      if (then !== 'find') continue;
      const found = await store.find<Doc>('tasks', { filter: { candidates: 'clerk', state: 'open' } });
      expect(new Map(found.map((doc) => [doc._id, doc.rev]))).toEqual(model);
    }
    await store.close();
  },
);
