/** A campaign whose server dies while its cases are opened: whatever the moment, each row has one case, and its holder hears of it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, JsonObject } from '../../core/vocabulary.ts';
import { campaignSlot } from '../../core/blocks/campaign/state.ts';
import type { Context } from '../../server/context.ts';
import { execute } from '../../server/commands/execute.ts';
import { startCase } from '../../server/commands/start-case.ts';
import { actorOf, personFor } from '../../core/scenario/directory.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import type { CaseDoc, JobDoc } from '../../server/store/documents.ts';
import { DEFINITIONS } from '../campaigns/definitions.ts';
import { houseWith } from '../patterns/house.ts';
import { PASSWORD, ROOT, type TestServer } from '../support/app.ts';
import { Client } from '../support/http.ts';
import { caseIsSound, everyOne, nothingIsStuck } from './checks.ts';
import { beside, Crash, dyingAt, watched } from './faulty.ts';
import type { Begin, Ready } from './server-child.ts';
import { lend } from './store-over-ipc.ts';

const { county } = loadCounty(ROOT);
const MONDAY = '2026-03-02T01:00:00.000Z';
const CHANGES = ['insert', 'swap', 'set', 'write', 'increment', 'delete'];

/** The county batch over rows of the case's own: as many as a test wants. */
const few = {
  ...DEFINITIONS['county-batch'],
  key: 'few',
  campaigns: {
    villages: {
      label: '各行',
      process: 'village-sheet',
      rows: { list: 'list' },
      data: { subject: 'row.id', village: '"990101001001"' },
    },
  },
} as JsonObject;

let house: TestServer;
beforeAll(async () => {
  house = await houseWith({ ...DEFINITIONS, few });
});

function clerk(): Actor {
  const person = personFor(county.people, county.roles, { role: 'city_civil_clerk', nth: 1 }, '9901');
  if (!person) throw new Error('no clerk');
  return actorOf(person);
}

async function begin(context: Context): Promise<void> {
  const data = { village: '990101001001', list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'a' }] };
  const command = { type: 'Start' as const, by: clerk(), data, requestId: 'begin' };
  const begun = await startCase(context, 'few', command);
  expect(begun.ok, JSON.stringify(begun).slice(0, 300)).toBe(true);
  await context.jobs.run();
}

const casesOf = async (process: string): Promise<CaseDoc[]> =>
  (await everyOne<CaseDoc>(house.context.store, 'cases')).filter((doc) => doc.process === process);

async function allIsDone(): Promise<void> {
  const { store, projector, jobs } = house.context;
  await store.deleteWhere('leases', {}); // as once they have run out
  for (let n = 0; n < 10; n += 1) {
    const [found] = [await projector.sweep()];
    // what failed because its server died waits for its time
    for (const job of await store.find<JobDoc>('jobs', { filter: { state: 'running' } }))
      if (job.nextAt > 0) await store.swap('jobs', { ...job, nextAt: 0, seq: job.seq + 1 }, job.seq);
    await jobs.run();
    if (found === 0) break;
  }
}

async function eachOnce(): Promise<void> {
  const [holder, ...more] = await casesOf('few');
  expect(more).toEqual([]);
  const sheets = await casesOf('village-sheet');
  expect(sheets.map(({ member }) => member?.row).sort()).toEqual(['a', 'b', 'c']);
  expect(campaignSlot.of(holder as CaseDoc)).toEqual({ villages: { state: 'opened' } });
  for (const doc of [holder as CaseDoc, ...sheets]) await caseIsSound(house.context.store, doc.id);
  await nothingIsStuck(house.context.store);
}

describe.each(['before', 'after'] as const)('a server that dies just %s any of its changes', (when) => {
  test('opens the case of every row once', async () => {
    await house.reset(MONDAY);
    let changes = 0;
    const counted = watched(house.context.store, {
      after: (method) => void (changes += CHANGES.includes(method) ? 1 : 0),
    });
    await begin(beside(house.context, counted));
    await eachOnce();
    expect(changes).toBeGreaterThan(8);
    for (let at = 1; at <= changes; at += 1) {
      await house.reset(MONDAY);
      const { store } = dyingAt(house.context.store, at, when);
      await begin(beside(house.context, store)).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await allIsDone();
      await begin(house.context);
      await allIsDone();
      await eachOnce();
    }
  }, 120_000);
});

test('the last two that end at once, on two servers, tell the holder', async () => {
  for (let n = 0; n < 6; n += 1) {
    await house.reset(MONDAY);
    await begin(house.context);
    const [one, two, three] = (await casesOf('village-sheet')).map(({ id }) => id);
    const slow = watched(house.context.store, {
      before: (method) => (method === 'find' ? new Promise<void>((go) => setTimeout(go, n * 3)) : undefined),
    });
    const by = { ...clerk(), positions: [{ role: 'admin', region: '990101' }] };
    const stop = (context: Context, id = '') =>
      execute(context, id, { type: 'ActOnCase', by, action: 'terminate', comment: '不再需要' });
    await stop(house.context, one);
    await Promise.all([stop(beside(house.context, slow), two), stop(beside(house.context, slow), three)]);
    const [holder] = await casesOf('few');
    expect(holder?.activities.map(({ step }) => step)).toEqual(['report']);
  }
});

describe('two processes', () => {
  const children: ChildProcess[] = [];
  afterAll(async () => {
    for (const child of children.filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    )) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  test('one is killed in the middle of five hundred, the other goes on, each row has one case', async () => {
    await house.reset(MONDAY);
    const [a, b] = await Promise.all([served(), served()]);
    children.push(a.child, b.child);
    const client = new Client(a.url);
    await client.login('admin', PASSWORD);
    const rows = Array.from({ length: 500 }, (_, n) => ({ id: `r${n}` }));
    // the answer may never come: its server is gone
    const answer = client
      .post('/api/admin/campaigns', { process: 'village-sheet', rows, data: { village: '"990101001001"' } })
      .catch(() => null);
    while ((await house.context.store.count('cases', { process: 'village-sheet', status: 'running' })) < 100)
      await new Promise((resolve) => setImmediate(resolve));
    a.child.kill('SIGKILL');
    await once(a.child, 'exit');
    await answer;
    const there = (await casesOf('village-sheet')).length;
    expect(there).toBeLessThan(500);
    // any act of the other has it look for what is under way; it gets it once the lease of the dead one has run out
    const other = new Client(b.url);
    await other.login('admin', PASSWORD);
    while ((await house.context.store.count('jobs', { kind: 'campaign', state: 'running' })) > 0)
      await other.post('/api/logout', {}).then(() => other.login('admin', PASSWORD));
    const sheets = await casesOf('village-sheet');
    expect(new Set(sheets.map(({ member }) => member?.row)).size).toBe(500);
    expect(sheets).toHaveLength(500);
  }, 60_000);
});

async function served(): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(join(ROOT, 'tests/races/server-child.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  process.once('exit', () => child.kill('SIGKILL'));
  lend(house.context.store, child);
  const up = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: Partial<Ready>) => {
      if (message.url) resolve(message as Ready);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was up`)));
  });
  child.send({ config: house.context.config } satisfies Begin);
  return { child, url: (await up).url };
}
