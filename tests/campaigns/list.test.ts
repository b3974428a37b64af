/** One act decides many cases: each judged as it stands, all or none, who refuses is named, one that is held holds nobody. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Driver, Scenario, ScenarioStep } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { countyWith, houseWith } from '../patterns/house.ts';
import { processesOf, ROOT } from '../patterns/load.ts';
import type { TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { DEFINITIONS, FORMS } from './list-definitions.ts';

const { county: seeded } = loadCounty(ROOT);
const county = countyWith(seeded, processesOf(DEFINITIONS, seeded, FORMS));
const AT = '2026-03-02T09:00:00+08:00';
const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((n) => `99010100100${n}`) as [
  string,
  string,
  string,
  string,
  string,
];

const begun: ScenarioStep = { as: 'city_civil_clerk@9901', start: {}, process: 'list-round', case: 'round' };
const decide = (rows: [string, string, string?][]): ScenarioStep => ({
  as: 'county_civil_approver@990101',
  step: 'listing',
  do: 'decide',
  data: { rows: rows.map(([row, message, reason]) => ({ row, message, ...(reason ? { reason } : {}) })) },
  case: 'list-county@990101',
});
const at = (code: string, step: string): ScenarioStep => ({
  expect: { steps: [step] },
  case: `list-sheet@${code}`,
});
const does = (
  code: string,
  step: string,
  outcome: string,
  role = `village_committee@${code}`,
): ScenarioStep => ({
  as: role,
  step,
  do: outcome,
  case: `list-sheet@${code}`,
});

const SCENARIOS: Pick<Scenario, 'name' | 'steps'>[] = [
  {
    name: '名单第五行不能接受，五行都不作出，并指出是哪一行',
    steps: [
      begun,
      decide(
        [a, b, c, d]
          .map((row): [string, string] => [row, 'list.choose'])
          .concat([[e, 'list.choose', 'no'] as never]),
      ),
      { expect: { refused: { code: 'not_fit', path: 'rows[4].row' } } },
      ...[a, b, c, d, e].map((row) => at(row, 'ready')),
      decide([
        [a, 'list.choose'],
        [b, 'list.choose'],
        [c, 'list.drop'],
      ]),
      at(a, 'chosen'),
      at(b, 'chosen'),
      { expect: { status: 'ended', outcome: 'dropped' }, case: `list-sheet@${c}` },
      at(d, 'ready'),
    ],
  },
  {
    name: '有异议的一行只停自己，其余照常；查证以后可以再列入',
    steps: [
      begun,
      does(a, 'ready', 'object'),
      at(a, 'held'),
      decide([
        [a, 'list.choose'],
        [b, 'list.choose'],
      ]),
      { expect: { refused: { code: 'not_possible_now', path: 'rows[0].row' } } },
      at(b, 'ready'),
      decide([[b, 'list.choose']]),
      at(b, 'chosen'),
      does(a, 'held', 'complete', 'township_reviewer'),
      decide([[a, 'list.choose']]),
      at(a, 'chosen'),
    ],
  },
  {
    name: '退出的一行不再在名单里；另一行递补，选入的也可退回待定',
    steps: [
      begun,
      does(a, 'ready', 'leave'),
      decide([
        [a, 'list.choose'],
        [b, 'list.choose'],
      ]),
      { expect: { refused: { code: 'not_running', path: 'rows[0].row' } } },
      decide([
        [b, 'list.choose'],
        [b, 'list.choose'],
      ]),
      { expect: { refused: 'row_twice' } },
      decide([['000', 'list.choose']]),
      { expect: { refused: 'row_unknown' } },
      decide([[b, 'list.choose']]),
      decide([
        [b, 'list.back'],
        [c, 'list.choose'],
      ]),
      at(b, 'ready'),
      at(c, 'chosen'),
    ],
  },
  {
    name: '市级的名单作出各县各村的决定',
    steps: [
      begun,
      {
        as: 'city_civil_approver@9901',
        step: 'listing',
        do: 'decide',
        data: {
          rows: [
            { row: a, message: 'list.choose' },
            { row: '990102001001', message: 'list.drop' },
          ],
        },
        case: 'round',
      },
      at(a, 'chosen'),
      { expect: { outcome: 'dropped' }, case: 'list-sheet@990102001001' },
    ],
  },
];

const play = async (driver: Driver, scenario: Pick<Scenario, 'name' | 'steps'>) =>
  (await runScenario({ process: 'list-round', at: AT, ...scenario }, driver)).problems;

describe('pure', () => {
  test.each(SCENARIOS)('$name', async (scenario) => {
    expect(await play(pureDriver(county), scenario)).toEqual([]);
  });
});

describe('over HTTP', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await houseWith(DEFINITIONS, FORMS);
  });

  test.each(SCENARIOS)('$name', async (scenario) => {
    await house.reset(parseInstant(AT) ?? '');
    expect(await play(httpDriver(house, county), scenario)).toEqual([]);
  });
});
