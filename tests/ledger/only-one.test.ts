/** One row in force for each person; changed and ended by other cases; what a month says of it adds up. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../core/api.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Driver, Scenario, ScenarioStep } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { countyWith, houseWith } from '../patterns/house.ts';
import { processesOf, ROOT } from '../patterns/load.ts';
import type { TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { DEFINITIONS } from './definitions.ts';

const { county: seeded } = loadCounty(ROOT);
const county = countyWith(seeded, processesOf(DEFINITIONS, seeded));
const AT = '2026-03-10T09:00:00+08:00';
const VILLAGE = '990101001001';

const start = (process: string, subject: string, name: string, village = VILLAGE): ScenarioStep => ({
  as: 'city_civil_clerk@9901',
  process,
  start: { village, subject },
  case: name,
});
const became = (name: string, outcome: string, data = {}): ScenarioStep => ({
  expect: { status: 'ended', outcome, data },
  case: name,
});

const SCENARIOS: (Pick<Scenario, 'name' | 'steps' | 'given'> & { story?: true })[] = [
  {
    name: '家庭里有一人已在册的,不能再进入,其余的人也没有被占住',
    steps: [
      start('row-entry', 'P1 P2', 'a'),
      became('a', 'entered'),
      start('row-entry', 'P0 P2', 'b'),
      became('b', 'refused', { held: 'P2' }),
      start('row-entry', 'P0 P3', 'c'),
      became('c', 'entered'),
    ],
  },
  {
    name: '预先在册的一行同样挡住,过了有效期的不挡',
    given: {
      ledger: {
        test_benefit: [
          { keys: ['P4'], region: VILLAGE, from: '2025-01-01' },
          { keys: ['P5'], region: VILLAGE, from: '2025-01-01', to: '2026-03-09' },
        ],
      },
    },
    steps: [
      start('row-entry', 'P4', 'a'),
      became('a', 'refused', { held: 'P4' }),
      start('row-entry', 'P5', 'b'),
      became('b', 'entered'),
    ],
  },
  {
    name: '退出之后次日可以再进入,变更的一行仍然挡住',
    steps: [
      start('row-entry', 'P6', 'a'),
      { wait: '5cd' },
      start('row-change', 'P6', 'b'),
      start('row-entry', 'P6', 'c'),
      became('c', 'refused', { held: 'P6' }),
      { wait: '5cd' },
      start('row-exit', 'P6', 'd'),
      start('row-entry', 'P6', 'e'),
      became('e', 'refused'),
      { wait: '1cd' },
      start('row-entry', 'P6', 'f'),
      became('f', 'entered'),
    ],
  },
];

const play = async (driver: Driver, scenario: (typeof SCENARIOS)[number]) =>
  (await runScenario({ process: 'row-entry', at: AT, ...scenario }, driver)).problems;

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
    await house.reset(parseInstant(AT) ?? '');
    expect(await play(httpDriver(house, county), scenario)).toEqual([]);
  });

  interface Movement {
    region: string;
    opening: number;
    entered: number;
    left: number;
    changed: number;
    closing: number;
  }
  const statement = async (query: string): Promise<{ items: Movement[]; total: Movement }> => {
    const admin = await house.as('admin');
    const { status, body } = await admin.get<{ items: Movement[]; total: Movement }>(
      `/api/ledgers/test_benefit/statement?${query}`,
    );
    expect(status).toBe(200);
    return body;
  };

  test('each month begins with what the last one ended with, in every region', async () => {
    const other = '990102001001';
    await house.reset(parseInstant(AT) ?? '');
    const story: ScenarioStep[] = [
      start('row-entry', 'Q1', 'a'),
      start('row-entry', 'Q2', 'b'),
      start('row-entry', 'Q3', 'c', other),
      { wait: { until: '2026-04-10' } },
      start('row-change', 'Q1', 'd'),
      start('row-exit', 'Q2', 'e'),
      // goes to another village: leaves the one and enters the other
      start('row-change', 'Q3', 'f', VILLAGE),
      { wait: { until: '2026-05-10' } },
    ];
    expect(await play(httpDriver(house, county), { name: '', steps: story })).toEqual([]);
    const march = await statement('month=2026-03&region=9901&level=village');
    const april = await statement('month=2026-04&region=9901&level=village');
    const may = await statement('month=2026-05&region=9901&level=village');
    expect(march.total).toEqual({ opening: 0, entered: 3, left: 0, changed: 0, closing: 3 });
    expect(april.items).toMatchObject([
      { region: VILLAGE, opening: 2, entered: 1, left: 1, changed: 1, closing: 2 },
      { region: other, opening: 1, entered: 0, left: 1, changed: 0, closing: 0 },
    ]);
    expect(may.items.filter(({ opening }) => opening > 0)).toMatchObject([
      { region: VILLAGE, opening: 2, closing: 2 },
    ]);
    for (const { opening, entered, left, closing } of [march, april, may].flatMap(({ items, total }) => [
      ...items,
      total,
    ]))
      expect(opening + entered - left).toBe(closing);
    const admin = await house.as('admin');
    const amounts = async (asOf: string): Promise<unknown[]> => {
      const { body } = await admin.get<Page<{ data: { amount: number } }>>(
        `/api/ledgers/test_benefit?asOf=${asOf}`,
      );
      return body.items.map(({ data }) => data.amount).sort();
    };
    // the past stays what it was
    expect(await amounts('2026-04-09')).toEqual([100, 100, 100]);
    expect(await amounts('2026-04-11')).toEqual([150, 150]);
  });
});
