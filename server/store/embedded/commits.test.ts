/** What a command costs in waiting for the disk: one commit, and nobody's lists another. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Context } from '../../context.ts';
import { actAgain, houseOf, openCases } from '../../../tests/bench/house.ts';
import { Database } from './database.ts';
import { FolderFiles } from './files.ts';
import { migrate } from './migrations.ts';
import { DATABASE_FILE, EmbeddedStore, FILES_FOLDER } from './store.ts';

/** A database that counts its transactions by whether they wait for the disk. */
class Counted extends Database {
  all = 0;
  unhurried = 0;

  get durable(): number {
    return this.all - this.unhurried;
  }

  override transaction<T>(work: () => T): T {
    this.all += 1;
    return super.transaction(work);
  }

  override relaxed(work: () => void): void {
    this.unhurried += 1;
    super.relaxed(work);
  }
}

let folder: string;
let database: Counted;
let store: EmbeddedStore;
let context: Context;
let cases: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangzhi-commits-'));
  database = new Counted(join(folder, DATABASE_FILE));
  migrate(database);
  const files = await FolderFiles.open(join(folder, FILES_FOLDER));
  store = new EmbeddedStore({ database, files, release: () => {} });
  context = await houseOf(folder, store);
  cases = await openCases(context, 64);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('a command waits for the disk once', async () => {
  for (const [n, id] of cases.slice(0, 10).entries()) {
    const before = database.durable;
    await actAgain(context, id, n);
    expect(database.durable - before).toBe(1);
  }
});

test('commands at the same time share that', async () => {
  const before = database.durable;
  await Promise.all(cases.map((id, n) => actAgain(context, id, n)));
  expect(database.durable - before).toBeLessThan(cases.length / 4);
});

test('the lists they fill wait for no disk, asked for or not', async () => {
  await actAgain(context, cases[0] as string, 0);
  const { durable, unhurried } = database;
  expect(await store.count('tasks', { case: cases[0] as string })).toBeGreaterThan(1);
  expect([database.durable, database.unhurried]).toEqual([durable, unhurried + 1]);
  await actAgain(context, cases[0] as string, 0);
  await vi.waitFor(() => expect(database.unhurried).toBe(unhurried + 2));
  expect(database.durable).toBe(durable + 1);
});
