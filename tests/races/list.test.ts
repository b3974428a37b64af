/** Lists that want the same row at the same moment, and a list whose server dies: decided for every row, or for none. */
import { beforeAll, describe, expect, test } from 'vitest';
import { actorOf, personFor } from '../../core/scenario/directory.ts';
import { listSlot } from '../../core/blocks/list/state.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { execute, type Outcome } from '../../server/commands/execute.ts';
import { startCase } from '../../server/commands/start-case.ts';
import type { Context } from '../../server/context.ts';
import { moveClock } from '../../server/effects/timers.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import type { CaseDoc } from '../../server/store/documents.ts';
import { DEFINITIONS, FORMS } from '../campaigns/list-definitions.ts';
import { houseWith } from '../patterns/house.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import { caseIsSound, everyOne, nothingIsStuck } from './checks.ts';
import { beside, Crash, dyingAt, watched } from './faulty.ts';

const MONDAY = '2026-03-02T01:00:00.000Z';
const CHANGES = ['insert', 'swap', 'set', 'write', 'increment', 'delete'];
const { county } = loadCounty(ROOT);
const [a, b, c] = ['990101001001', '990101001002', '990101001003'];

let house: TestServer;
beforeAll(async () => {
  house = await houseWith(DEFINITIONS, FORMS);
});

const by = (role: string, region: string) => {
  const person = personFor(county.people, county.roles, { role, nth: 1 }, region);
  if (!person) throw new Error(`no ${role}`);
  return actorOf(person);
};

async function begun(): Promise<void> {
  await house.reset(MONDAY);
  const started = await startCase(house.context, 'list-round', {
    type: 'Start',
    by: by('city_civil_clerk', '9901'),
    data: {},
  });
  expect(started.ok).toBe(true);
  await house.context.jobs.atRest();
}

const all = (): Promise<CaseDoc[]> => everyOne<CaseDoc>(house.context.store, 'cases');
const idOf = async (process: string, region: string): Promise<string> =>
  (await all()).find((doc) => doc.process === process && doc.region === region)?.id ?? '';
const stepOf = async (region: string): Promise<unknown> =>
  (await all()).find((doc) => doc.process === 'list-sheet' && doc.region === region)?.state.value;

interface List {
  process: string;
  region: string;
  role: string;
}
const ROUND: List = { process: 'list-round', region: '9901', role: 'city_civil_approver' };
const COUNTY: List = { process: 'list-county', region: '990101', role: 'county_civil_approver' };

async function decide(
  context: Context,
  { process, region, role }: List,
  rows: JsonObject[],
): Promise<Outcome> {
  return execute(context, await idOf(process, region), {
    type: 'Act',
    by: by(role, region),
    step: 'listing',
    action: 'decide',
    data: { rows },
  });
}

const choose = (row?: string): JsonObject => ({ row: row ?? '', message: 'list.choose' });
const drop = (row?: string): JsonObject => ({ row: row ?? '', message: 'list.drop' });

async function soundAll(): Promise<void> {
  for (const doc of await all()) {
    await caseIsSound(house.context.store, doc.id);
    expect(listSlot.of(doc).held).toBeUndefined();
  }
  await nothingIsStuck(house.context.store);
}

describe('two lists, one row, two servers', () => {
  test('one decides, the other is told which row and decides nothing', async () => {
    for (const pause of [0, 5, 20]) {
      await begun();
      const slow = watched(house.context.store, {
        before: (method) =>
          method === 'swap' ? new Promise<void>((go) => setTimeout(go, Math.random() * pause)) : undefined,
      });
      const outcomes = await Promise.all([
        decide(beside(house.context, slow), ROUND, [choose(c), choose(a)]),
        decide(beside(house.context, slow), COUNTY, [drop(a), drop(b)]),
      ]);
      const won = outcomes.filter(({ ok }) => ok);
      // both may find the other's row reserved; then each is told, and nothing is decided
      expect(won.length).toBeLessThanOrEqual(1);
      for (const outcome of outcomes)
        if (!outcome.ok)
          expect(outcome.rejection).toMatchObject({
            path: expect.stringMatching(/^rows\[[01]\]\.row$/) as string,
          });
      const [first, second] = outcomes;
      expect(await stepOf(c)).toBe(first?.ok ? 'chosen' : 'ready');
      expect(await stepOf(b)).toBe(second?.ok ? 'dropped' : 'ready');
      expect(await stepOf(a)).toBe(first?.ok ? 'chosen' : second?.ok ? 'dropped' : 'ready');
      await soundAll();
    }
  });

  test('who leaves at the moment the list is decided has left, or is on it', async () => {
    for (let n = 0; n < 6; n += 1) {
      await begun();
      const sheet = await idOf('list-sheet', a ?? '');
      const [listed, left] = await Promise.all([
        decide(beside(house.context, house.context.store), COUNTY, [choose(b), choose(a)]),
        execute(beside(house.context, house.context.store), sheet, {
          type: 'Act',
          by: by('village_committee', a ?? ''),
          step: 'ready',
          action: 'leave',
        }),
      ]);
      expect([listed.ok, left.ok].filter(Boolean).length).toBeLessThanOrEqual(1);
      expect(await stepOf(a ?? '')).toBe(left.ok ? 'left' : listed.ok ? 'chosen' : 'ready');
      expect(await stepOf(b ?? '')).toBe(listed.ok ? 'chosen' : 'ready');
      await soundAll();
    }
  });
});

describe.each(['before', 'after'] as const)('a server that dies just %s any of its changes', (when) => {
  test('has decided for every row or for none, and a minute later no row waits', async () => {
    const rows = [choose(a), choose(b)];
    await begun();
    let changes = 0;
    const counted = watched(house.context.store, {
      after: (method) => void (changes += CHANGES.includes(method) ? 1 : 0),
    });
    expect((await decide(beside(house.context, counted), COUNTY, rows)).ok).toBe(true);
    await house.context.projector.sweep();
    expect(changes).toBeGreaterThan(3);
    for (let at = 1; at <= changes; at += 1) {
      await begun();
      const { store } = dyingAt(house.context.store, at, when);
      await decide(beside(house.context, store), COUNTY, rows).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await house.context.store.deleteWhere('leases', {});
      for (let n = 0; (await house.context.projector.sweep()) > 0; n += 1) expect(n).toBeLessThan(10);
      await moveClock(house.context, '2026-03-02T01:03:00.000Z');
      for (let n = 0; (await house.context.projector.sweep()) > 0; n += 1) expect(n).toBeLessThan(10);
      const steps = [await stepOf(a ?? ''), await stepOf(b ?? '')];
      expect([
        ['chosen', 'chosen'],
        ['ready', 'ready'],
      ]).toContainEqual(steps);
      await soundAll();
    }
  }, 120_000);
});
