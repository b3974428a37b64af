/**
 * A whole house for a test: a store of its own, the demo county, a virtual clock and a real server on a port of its
 * own. Everything is closed and removed at the end of the test file, and a server left open fails it.
 */
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { MongoClient } from 'mongodb';
import { afterAll, expect } from 'vitest';
import type { Instant, RegionCode } from '../../core/vocabulary.ts';
import { buildApp } from '../../server/app.ts';
import { presetWorld } from '../../server/commands/preset.ts';
import { readConfig, type Config } from '../../server/config/config.ts';
import { makeContext } from '../../server/compose.ts';
import type { Context } from '../../server/context.ts';
import { readSeeds } from '../../seeds/load.ts';
import { seedCounty } from '../../server/seeding/seed.ts';
import { openStore } from '../../server/store/open.ts';
import type { UserDoc } from '../../server/store/documents.ts';
import type { Store } from '../../server/store/types.ts';
import { realClock, virtualClock, type Clock, type VirtualClock } from '../../server/time/clock.ts';
import { Client } from './http.ts';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PASSWORD = 'xz-for-tests';

/**
 * FerretDB stands in for MongoDB where there is none (tests/run.js): slow, and no judge of races. What asks for a real
 * one is left out there.
 */
export const mongoIsFerret = (process.env['MONGODB_URI'] ?? '').includes('maxPoolSize=1');

export interface HouseOptions {
  backend?: Store['backend'];
  /** Where the virtual clock stands; null: the house has the wall clock. */
  at?: Instant | null;
  /** A clock of the test's own, in place of either. */
  clock?: Clock;
  seeds?: 'county' | 'none';
  /** A data folder that is there already and stays. */
  folder?: string;
  /** Another folder with workflows/, forms/ and seeds/. */
  root?: string;
  /** Balances of reserve accounts by street, in fen; there are no others. */
  funds?: Record<RegionCode, number>;
}

export interface TestServer {
  readonly url: string;
  readonly context: Context;
  readonly app: FastifyInstance;
  /** Nobody in particular. */
  readonly anyone: Client;
  /** Somebody logged in; once per person. */
  as(username: string): Promise<Client>;
  /** Takes everything that happened away and sets the clock, which only here goes back. People stay logged in. */
  reset(at: Instant): Promise<void>;
  close(): Promise<void>;
}

const MONDAY = '2026-03-02T01:00:00.000Z';
const SILENT: Context['log'] = { info: () => {}, warn: () => {}, error: () => {} };

const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  expect(process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap')).toEqual([]);
}, 60_000);

/** A folder of its own, removed at the end of the test file. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-house-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a house. May be called in a test, a hook or at the top of a file. */
export async function openHouse(options: HouseOptions = {}): Promise<TestServer> {
  const config = await place(options);
  const context = await makeContext(config, `test:${randomUUID().slice(0, 8)}`, SILENT, {
    openClock: clockOf(options),
  });
  if (config.mongoUri && options.seeds !== 'none') {
    await seed(context.store, config.root);
    await context.registry.reload();
  }
  if (options.funds) {
    const fund = Object.fromEntries(
      Object.entries(options.funds).map(([region, balance]) => [region, { balance }]),
    );
    await presetWorld(context, { fund });
  }
  return listen(context);
}

function clockOf({ at = MONDAY, folder, clock }: HouseOptions): (store: Store) => Promise<Clock> {
  if (clock) return async () => clock;
  if (at === null) return async () => realClock;
  return folder ? virtualClock : (store) => clockAt(store, at);
}

async function clockAt(store: Store, now: Instant): Promise<VirtualClock> {
  await store.set('meta', { _id: 'clock', now });
  return virtualClock(store);
}

/** What cases leave behind. */
const HAPPENED = [
  'cases',
  'tasks',
  'events',
  'notices',
  'ledger',
  'funds',
  'fund_entries',
  'messages',
  'deliveries',
  'documents',
  'drafts',
  'looks',
  'attempts',
  'requests',
  'jobs',
  'job_items',
  'schedules',
  'claims',
] as const;

async function reset(context: Context, at: Instant): Promise<void> {
  const { store, config, registry } = context;
  for (const collection of [...HAPPENED, 'params'] as const) await store.deleteWhere(collection, {});
  const { params } = readSeeds(join(config.root, 'seeds'));
  await Promise.all(
    params.map((row) => store.set('params', { _id: `${row.key}:${row.region}:${row.from}`, ...row })),
  );
  await registry.reload();
  // routes hold on to the clock they were built with, so that one changes
  Object.assign(context.clock, await clockAt(store, at));
}

/** A server on a context made elsewhere. */
export async function listen(context: Context): Promise<TestServer> {
  const app = await buildApp(context);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const people = new Map<string, Promise<Client>>();
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closed ??= (async () => {
      await app.close();
      await context.store.close();
    })());
  cleanUps.push(close);
  const as = (username: string): Promise<Client> => {
    const known = people.get(username) ?? loggedIn(url, username);
    people.set(username, known);
    return known;
  };
  return { url, context, app, anyone: new Client(url), as, reset: (at) => reset(context, at), close };
}

async function loggedIn(url: string, username: string): Promise<Client> {
  const client = new Client(url);
  const { status, body } = await client.login(username, PASSWORD);
  if (status !== 200) throw new Error(`${username} cannot log in: ${status} ${JSON.stringify(body)}`);
  return client;
}

async function place(options: HouseOptions): Promise<Config> {
  const root = options.root ?? ROOT;
  const config: Config = {
    ...readConfig({ PORT: '0', XIANGZHI_CLOCK: 'virtual', LOG_LEVEL: 'silent' }, root),
    requestsPerMinute: 1_000_000,
  };
  if (options.backend === 'mongo') return { ...config, ...(await freshDatabase()) };
  const dataFolder = options.folder ?? (await freshFolder());
  if (!options.folder && options.seeds !== 'none') await copyCounty(dataFolder);
  return { ...config, dataFolder };
}

/** A MongoDB database of its own, dropped at the end of the test file. */
export async function freshDatabase(): Promise<{ mongoUri: string; mongoDatabase: string }> {
  const mongoUri = process.env['MONGODB_URI'];
  if (!mongoUri) throw new Error('MONGODB_URI is not set: skip this test with mongoIsThere.');
  const mongoDatabase = `xiangzhi_test_${randomUUID().slice(0, 8)}`;
  cleanUps.push(async () => {
    const client = new MongoClient(mongoUri);
    await client.db(mongoDatabase).dropDatabase();
    await client.close();
  });
  return { mongoUri, mongoDatabase };
}

let county: Promise<string> | undefined;

/** A data folder with the county in it, made once per test file and copied for each house. */
export function countyFolder(): Promise<string> {
  return (county ??= (async () => {
    const folder = await freshFolder();
    const store = await openStore({ folder });
    await seed(store, ROOT);
    await store.close();
    return folder;
  })());
}

/** A closed store is its file alone; SQLite takes the others away when it pleases. */
async function copyCounty(to: string): Promise<void> {
  await cp(await countyFolder(), to, { recursive: true, filter: (source) => !/-(shm|wal)$/.test(source) });
}

/** The county, its passwords hashed as cheaply as argon2 allows: what a login costs is not what is tested here. */
async function seed(store: Store, root: string): Promise<void> {
  await seedCounty(store, root, PASSWORD);
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  const users = await store.find<UserDoc>('users', { limit: 1000 });
  await Promise.all(users.map((user) => store.set('users', { ...user, passwordHash })));
}

/** Waits until something holds, looking again at every turn; never longer than `ms`. */
export async function until<T>(what: () => T | Promise<T>, ms = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what.toString().slice(0, 200)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
