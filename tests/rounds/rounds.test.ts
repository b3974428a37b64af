/** What comes round: opened on its day, once, also after a server stood still; held and let go on; pure and over HTTP alike. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseItem, Page } from '../../core/api.ts';
import type { ScheduleView } from '../../core/contract/shapes/schedule.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Driver, Scenario, ScenarioStep } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { openRounds } from '../../server/effects/rounds.ts';
import { countyWith, houseWith } from '../patterns/house.ts';
import { processesOf, ROOT } from '../patterns/load.ts';
import type { TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { DEFINITIONS } from './definitions.ts';

const { county: seeded } = loadCounty(ROOT);
const county = countyWith(seeded, processesOf(DEFINITIONS, seeded));

const none = (name: string): ScenarioStep[] => [
  { expect: { refused: false } },
  { as: 'township_window', do: 'complete', case: name },
  { expect: { refused: true } },
];

const SCENARIOS: (Pick<Scenario, 'name' | 'steps' | 'given'> & { at: string })[] = [
  {
    name: '每月5日前:1日开立,5日24时到期,逾期催办,下月另开',
    at: '2026-03-02T09:00:00+08:00',
    steps: [
      // 1 March lies before
      ...none('monthly-sheet@990101001001'),
      { wait: { until: '2026-04-01' } },
      {
        expect: { steps: ['fill'], data: { subject: '2026-04' }, events: [{ type: 'schedule.opened' }] },
        case: 'monthly-sheet@990101001001',
      },
      { expect: { steps: ['fill'] }, case: 'monthly-sheet@990102001001' },
      { wait: { until: '2026-04-05T23:59:00+08:00' } },
      {
        as: 'village_committee@990101001002',
        step: 'fill',
        do: 'complete',
        case: 'monthly-sheet@990101001002',
      },
      { wait: { until: '2026-04-06' } },
      { expect: { events: [{ type: 'campaign.late' }] }, case: 'monthly-sheet@990101001001' },
      { expect: { status: 'ended', outcome: 'closed' }, case: 'monthly-sheet@990101001002' },
      { wait: { until: '2026-05-02' } },
      { expect: { steps: ['fill'], data: { subject: '2026-05' } }, case: 'monthly-sheet@990101001002' },
    ],
  },
  {
    name: '固定日期遇周日不顺延',
    at: '2023-12-09T12:00:00+08:00',
    steps: [
      { wait: { until: '2023-12-09T23:00:00+08:00' } },
      ...none('monthly-sheet@990101001001'),
      { wait: { until: '2023-12-10T00:00:00+08:00' } },
      { expect: { steps: ['fill'], data: { subject: '年报' } }, case: 'monthly-sheet@990101001001' },
    ],
  },
  {
    name: '哪一天由参数定',
    at: '2026-03-02T09:00:00+08:00',
    given: { params: { day: 11 } },
    steps: [
      { wait: { until: '2026-03-11T07:59:00+08:00' } },
      ...none('monthly-sheet@990102001001'),
      { wait: { until: '2026-03-11T08:00:00+08:00' } },
      { expect: { steps: ['fill'], data: { subject: '日子' } }, case: 'monthly-sheet@990102001001' },
    ],
  },
  {
    name: '台账的一行到复核日前20天开立复核,一行一件',
    at: '2026-03-02T09:00:00+08:00',
    given: {
      ledger: {
        rounds_benefit: [
          {
            household_no: 'H1',
            region: '990101001001',
            from: '2025-04-01',
            next_check_on: '2026-04-01',
            keys: ['H1'],
          },
          {
            household_no: 'H2',
            region: '990101001002',
            from: '2025-04-01',
            next_check_on: '2026-03-20',
            keys: ['H2'],
          },
        ],
      },
    },
    steps: [
      { wait: { until: '2026-03-11T23:59:00+08:00' } },
      ...none('row-recheck@990101001001'),
      { wait: { until: '2026-03-12' } },
      { expect: { steps: ['fill'], data: { subject: 'H1' } }, case: 'row-recheck@990101001001' },
      { wait: { until: '2026-04-30' } },
      // 28 February lies before
      ...none('row-recheck@990101001002'),
    ],
  },
];

const play = async (driver: Driver, scenario: (typeof SCENARIOS)[number]) =>
  (await runScenario({ process: 'monthly-sheet', ...scenario }, driver)).problems;

describe('pure', () => {
  test.each(SCENARIOS)('$name', async (scenario) => {
    expect(await play(pureDriver(county), scenario)).toEqual([]);
  });
});

describe('over HTTP', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await houseWith(DEFINITIONS);
  });

  test.each(SCENARIOS)('$name', async (scenario) => {
    await house.reset(parseInstant(scenario.at) ?? '');
    expect(await play(httpDriver(house, county), scenario)).toEqual([]);
  });

  const sheets = async (): Promise<CaseItem[]> => {
    const admin = await house.as('admin');
    const { body } = await admin.get<Page<CaseItem>>('/api/cases?process=monthly-sheet&limit=200');
    return body.items;
  };
  const schedule = async (id: string): Promise<ScheduleView> => {
    const admin = await house.as('admin');
    const { body } = await admin.get<{ items: ScheduleView[] }>('/api/admin/schedules');
    return body.items.find((item) => item.id === id) as ScheduleView;
  };
  const begin = async (at: string): Promise<void> => {
    await house.reset(at);
    await (await house.as('admin')).post('/api/admin/world', {});
  };
  /** The server stood still: the time has gone on, and nothing was done. */
  const stoodStillUntil = async (at: string): Promise<void> => {
    await (house.context.clock as unknown as { set(at: string): Promise<void> }).set(at);
    await openRounds(house.context, at);
    await house.context.jobs.run();
  };

  test('what was missed while the server stood still is opened once, and marked late', async () => {
    await begin('2026-03-02T01:00:00.000Z');
    await stoodStillUntil('2026-05-20T01:00:00.000Z');
    const late = await sheets();
    // two months of three villages, three months of the county's day
    expect(late).toHaveLength(2 * 3 + 3);
    await openRounds(house.context, '2026-05-20T01:00:00.000Z');
    await house.context.jobs.run();
    expect(await sheets()).toHaveLength(late.length);
    const admin = await house.as('admin');
    const events = await admin.get<Page<{ type: string; text: string }>>(`/api/cases/${late[0]?.id}/events`);
    expect(events.body.items.find(({ type }) => type === 'schedule.opened')?.text).toContain('补开');
    expect(await schedule('monthly-sheet:monthly')).toMatchObject({
      when: '每月5日前，提前4天开立',
      paused: false,
      last: { day: '2026-05-05', late: true, opened: 3, left: 0 },
      next: { day: '2026-06-05', opens: '2026-05-31T16:00:00.000Z' },
    });
  });

  test('one that is held opens nothing, and goes on from there without making up for it', async () => {
    await begin('2026-03-02T01:00:00.000Z');
    const admin = await house.as('admin');
    const put = (paused: boolean) =>
      admin.put<ScheduleView>('/api/admin/schedules/monthly-sheet:monthly', { paused, reason: '换表' });
    expect((await put(true)).body).toMatchObject({ paused: true, next: null });
    await admin.post('/api/admin/clock', { now: '2026-04-02T00:00:00+08:00' });
    expect((await sheets()).filter(({ subject }) => subject === '2026-04')).toEqual([]);
    expect((await put(false)).body).toMatchObject({ paused: false, next: { day: '2026-05-05' } });
    await admin.post('/api/admin/clock', { now: '2026-05-02T00:00:00+08:00' });
    expect((await sheets()).filter(({ subject }) => subject === '2026-04')).toEqual([]);
    expect((await sheets()).filter(({ subject }) => subject === '2026-05')).toHaveLength(3);
  });

  test('schedules are for the administrator', async () => {
    const clerk = await house.as('township_window');
    expect((await clerk.get('/api/admin/schedules')).status).toBe(403);
    const admin = await house.as('admin');
    expect((await admin.put('/api/admin/schedules/nothing', { paused: true, reason: '停用' })).status).toBe(
      404,
    );
  });
});
