import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { NewerDatabase } from '../errors.ts';
import { StoreUnavailable, type Doc } from '../types.ts';
import { Database } from './database.ts';
import { migrate, SCHEMA } from './migrations.ts';
import { openEmbedded } from './open.ts';
import { openSnapshot } from './snapshot.ts';
import { DATABASE_FILE } from './store.ts';

const ROUNDS = 5;

let folder: string;
const folders: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangzhi-durability-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((each) => rm(each, { recursive: true, force: true }))));

describe('kill -9 under load', () => {
  test('every acknowledged write is there, in every round', { timeout: 120_000 }, async () => {
    /** Highest acknowledged seq of each case, over all rounds. */
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const [id, seq] of await loadAndKill(round)) acknowledged.set(id, seq);
      await expectAllThere(acknowledged);
    }
    expect(acknowledged.size).toBe(ROUNDS * 16);
  });

  async function loadAndKill(round: number): Promise<Map<string, number>> {
    const child = start('crash-child.ts', folder, String(round));
    const acknowledged = new Map<string, number>();
    for await (const line of createInterface({ input: child.stdout! })) {
      const [id, seq] = line.split(' ');
      if (seq === undefined) void pause(150 + Math.random() * 300).then(() => child.kill('SIGKILL'));
      else acknowledged.set(id!, Number(seq));
    }
    return acknowledged;
  }

  async function expectAllThere(acknowledged: Map<string, number>): Promise<void> {
    const store = await openEmbedded(folder);
    try {
      for (const [id, seq] of acknowledged) {
        const found = (await store.get<Doc & { seq: number }>('cases', id))!;
        // What was in flight may be there too.
        expect(found.seq).toBeGreaterThanOrEqual(seq);
        expect(await store.count('events', { case: id })).toBeGreaterThanOrEqual(seq);
        expect((await store.get<Doc & { rev: number }>('tasks', id))!.rev).toBeGreaterThanOrEqual(seq);
        expect((await store.find('cases', { filter: { keys: `key-${id}` } })).map((doc) => doc._id)).toEqual([
          id,
        ]);
      }
      // Side tables, indexes and the log agree with the documents.
      expect(await store.count('tasks', { candidates: { prefix: 'at-' } })).toBe(
        await store.count('tasks', {}),
      );
      expect(await store.count('cases', { scope: '33' })).toBe(
        (await store.find<Doc & { seq: number }>('cases', { limit: 1000 })).filter((doc) => doc.seq > 0)
          .length,
      );
      expect(await store.count('events', {}, 1_000_000)).toBe(await store.head());
    } finally {
      await store.close();
    }
    const database = new Database(join(folder, DATABASE_FILE));
    expect(database.statement('PRAGMA integrity_check').get([])).toMatchObject({ integrity_check: 'ok' });
    database.close();
  }
});

describe('the data folder', () => {
  test('has one owner, who is named, and is free again when it closes', async () => {
    const store = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toThrow(
      `in use by process ${process.pid}. Stop that server first`,
    );
    await store.close();
    await (await openEmbedded(folder)).close();
  });

  test('is refused to a second process, and taken over when the first dies', async () => {
    const child = start('crash-child.ts', folder, '0');
    await once(child.stdout!, 'data');
    await expect(openEmbedded(folder)).rejects.toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await openEmbedded(folder);
    expect(Number(await readFile(join(folder, 'pid'), 'utf8'))).toBe(process.pid);
    await store.close();
  });

  test('takes no work after closing, and finishes what was asked before', async () => {
    const store = await openEmbedded(folder);
    const pending = store.insert('cases', { _id: 'last', seq: 1 });
    await store.close();
    await store.close();
    expect(await pending).toBe(true);
    await expect(store.insert('cases', { _id: 'late', seq: 1 })).rejects.toThrow(StoreUnavailable);
    await expect(store.get('cases', 'last')).rejects.toThrow(StoreUnavailable);
    await expect(store.find('cases', {})).rejects.toThrow(StoreUnavailable);
  });

  test('a broken file is told, not overwritten', async () => {
    await writeFile(
      join(folder, DATABASE_FILE),
      'this is no database, but somebody may want it back'.repeat(100),
    );
    await expect(openEmbedded(folder)).rejects.toThrow(/not a database/);
    expect(await readFile(join(folder, DATABASE_FILE), 'utf8')).toMatch(/^this is no database/);
  });

  test('is copied while it runs, and nothing of the copy stays', async () => {
    const store = await openEmbedded(folder);
    await store.insert('cases', { _id: 'c', seq: 1, keys: ['k'], activities: [], timers: [], outbox: [] });
    await store.write([{ op: 'append', doc: { _id: 'e' } }]);
    await store.files.save('f', (await import('node:stream')).Readable.from(['content']));
    const scratch = await mkdtemp(join(tmpdir(), 'xiangzhi-scratch-'));
    const { store: copy, files, close } = await openSnapshot(folder, scratch);
    await store.insert('cases', { _id: 'later', seq: 1 });
    expect((await copy.find('cases', {})).map((doc) => doc._id)).toEqual(['c']);
    expect(await copy.count('cases', { keys: 'k' })).toBe(1);
    expect(await copy.head()).toBe(1);
    expect(await text((await files.open('f'))!)).toBe('content');
    await close();
    expect(await readdir(scratch)).toEqual([]);
    await rm(scratch, { recursive: true });
    expect(await store.count('cases', {})).toBe(2);
    await store.close();
  });
});

describe('migrations', () => {
  const openFile = () => new Database(join(folder, DATABASE_FILE));

  test('numbers are 1, 2, 3 …', async () => {
    const { MIGRATIONS } = await import('./migrations.ts');
    expect(MIGRATIONS.map((migration) => migration.number)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  test('a database of a later version is refused and left alone', async () => {
    await (await openEmbedded(folder)).close();
    const database = openFile();
    database.exec(`PRAGMA user_version = ${SCHEMA + 1}`);
    database.close();
    await expect(openEmbedded(folder)).rejects.toThrow(NewerDatabase);
    await expect(openEmbedded(folder)).rejects.toThrow(/schema \d+, this program knows schemas up to \d+/);
  });

  test('four starters at once leave one schema', { timeout: 60_000 }, async () => {
    const children = Array.from({ length: 4 }, () => start('migrate-child.ts', join(folder, DATABASE_FILE)));
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0, 0, 0]);
    const store = await openEmbedded(folder);
    expect(await store.increment('works')).toBe(1);
    await store.close();
  });

  test('a new index and a new array index are built over what is there, an old one goes', async () => {
    const store = await openEmbedded(folder);
    for (let i = 0; i < 20; i++)
      await store.insert('cases', { _id: `c${i}`, seq: 1, keys: [`k${i % 2}`], caseNo: `n${i}` });
    await store.close();
    const database = openFile();
    // As if an earlier version had had neither, and another one.
    database.exec('DROP TABLE cases__keys; DROP INDEX cases__caseNo; UPDATE cases SET side = NULL');
    database.exec('CREATE INDEX cases__old ON cases (seq)');
    migrate(database);
    const names = (database.statement('SELECT name FROM sqlite_master').all([]) as { name: string }[]).map(
      (row) => row.name,
    );
    expect(names).toContain('cases__keys');
    expect(names).toContain('cases__caseNo');
    expect(names).not.toContain('cases__old');
    database.close();
    const again = await openEmbedded(folder);
    expect(await again.count('cases', { keys: 'k1' })).toBe(10);
    expect(await again.count('cases', { caseNo: 'n7' })).toBe(1);
    await again.swap('cases', { _id: 'c1', seq: 2, keys: [] }, 1);
    expect(await again.count('cases', { keys: 'k1' })).toBe(9);
    await again.close();
  });
});

function start(script: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
