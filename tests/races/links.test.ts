/** A server that dies while cases open one another and answer: every case is opened once, every end is heard once. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Act, Start } from '../../core/engine/commands.ts';
import type { Actor } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { execute, type Outcome } from '../../server/commands/execute.ts';
import { startCase } from '../../server/commands/start-case.ts';
import type { Context } from '../../server/context.ts';
import type { CaseDoc, RecordDoc, UserDoc } from '../../server/store/documents.ts';
import { houseWith } from '../patterns/house.ts';
import { readPattern } from '../patterns/load.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import { caseIsSound, everyOne, nothingIsStuck } from './checks.ts';
import { beside, Crash, dyingAt, watched } from './faulty.ts';

/** Opens a visit for each of a list, and goes on when `amount` of them have ended. */
const CALLS = '41-thread-merge';
const MONDAY = '2026-03-02T01:00:00.000Z';
const CHANGES = ['insert', 'swap', 'set', 'write', 'increment', 'delete'];

let house: TestServer;
beforeAll(async () => {
  const { definitions } = await readPattern(CALLS, loadCounty(ROOT).county.roles);
  house = await houseWith(definitions);
});

async function actor(username: string): Promise<Actor> {
  const user = await house.context.store.get<UserDoc>('users', username);
  return { user: username, name: user?.name ?? '', positions: user?.positions ?? [] };
}

async function begin(context: Context): Promise<Outcome> {
  const data = { list: [{ id: 'a' }, { id: 'b' }], amount: 2 };
  const command: Start = { type: 'Start', by: await actor('applicant'), data, requestId: 'begin' };
  return startCase(context, CALLS, command);
}

async function casesOf(process: string): Promise<CaseDoc[]> {
  return (await everyOne<CaseDoc>(house.context.store, 'cases')).filter((doc) => doc.process === process);
}

async function visit(context: Context, id: string): Promise<void> {
  const by = await actor('township_window');
  const command: Act = { type: 'Act', by, step: 'visit', action: 'complete', data: {}, requestId: 'seen' };
  await execute(context, id, command);
}

async function sweptClean(): Promise<void> {
  for (let round = 0; (await house.context.projector.sweep()) > 0; round += 1) expect(round).toBeLessThan(10);
}

/** How many changes to the store something makes. */
async function changesOf(what: (context: Context) => Promise<unknown>): Promise<number> {
  let n = 0;
  const count = (method: string): void => void (n += CHANGES.includes(method) ? 1 : 0);
  await what(beside(house.context, watched(house.context.store, { after: count })));
  return n;
}

/** Does something on a server that dies at its n-th change; then the next server sweeps, and the person tries again. */
async function dying(
  at: number,
  when: 'before' | 'after',
  what: (context: Context) => Promise<unknown>,
): Promise<void> {
  const { store, died } = dyingAt(house.context.store, at, when);
  await what(beside(house.context, store)).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
  expect(died()).toBe(true);
  await sweptClean();
  await what(house.context);
  await sweptClean();
}

/** The one that calls is at a step, has heard so many ends, and nothing is left over. */
async function callerIs(step: string, heard: number): Promise<void> {
  const { store } = house.context;
  const [caller, ...more] = await casesOf(CALLS);
  expect(more).toEqual([]);
  expect(caller).toMatchObject({ state: { value: step } });
  const records = await store.find<RecordDoc>('events', {
    filter: { case: caller?.id ?? '' },
    sort: { by: 'seq', dir: 1 },
  });
  const types = records.flatMap(({ events }) => events.map(({ type }) => type));
  expect(types.filter((type) => type === 'message.received')).toHaveLength(heard);
  expect(types).not.toContain('incident.raised');
  for (const doc of [caller as CaseDoc, ...(await casesOf('visit'))]) await caseIsSound(store, doc.id);
  await nothingIsStuck(store);
}

describe.each(['before', 'after'] as const)('a server that dies just %s any of its changes', (when) => {
  test('opens every case once', async () => {
    await house.reset(MONDAY);
    const changes = await changesOf(begin);
    expect(changes).toBeGreaterThan(2);
    for (let at = 1; at <= changes; at += 1) {
      await house.reset(MONDAY);
      await dying(at, when, begin);
      expect(await casesOf('visit')).toHaveLength(2);
      await callerIs('gather', 0);
    }
  });

  test('has every end heard once', async () => {
    const first = async (context: Context): Promise<void> => {
      const [one] = await casesOf('visit');
      await visit(context, one?.id ?? '');
    };
    await house.reset(MONDAY);
    await begin(house.context);
    const changes = await changesOf(first);
    expect(changes).toBeGreaterThan(2);
    for (let at = 1; at <= changes; at += 1) {
      await house.reset(MONDAY);
      await begin(house.context);
      await dying(at, when, first);
      await callerIs('gather', 1);
      const open = (await casesOf('visit')).filter(({ status }) => status === 'running');
      expect(open).toHaveLength(1);
      await visit(house.context, open[0]?.id ?? '');
      await callerIs('review', 2);
    }
  });
});
