/** A round of three levels: opened, reported, let off, late, closed from below; pure and over HTTP alike. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Driver, Scenario, ScenarioStep } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { levelOf } from '../../core/values/region.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { countyWith, houseWith } from '../patterns/house.ts';
import { processesOf, ROOT } from '../patterns/load.ts';
import type { TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { DEFINITIONS } from './definitions.ts';

const { county: seeded } = loadCounty(ROOT);
const county = countyWith(seeded, processesOf(DEFINITIONS, seeded));
const AT = '2026-03-02T09:00:00+08:00';

const villages = [...county.regions]
  .filter(([code, name]) => levelOf(code) === 'village' && !name.endsWith('社区'))
  .map(([code]) => code);
const counties = [...county.regions.keys()].filter((code) => levelOf(code) === 'county');
const [first = '', ...others] = villages.filter((code) => code.startsWith('990101'));

const begun: ScenarioStep[] = [
  { as: 'city_civil_clerk@9901', start: {}, process: 'round', case: 'round' },
  { as: 'city_civil_approver@9901', step: 'approval', do: 'complete', case: 'round' },
  { expect: { steps: ['working'] }, case: 'round' },
  ...counties.map((code): ScenarioStep => ({
    expect: { steps: ['collecting'] },
    case: `county-batch@${code}`,
  })),
  ...villages.map((code): ScenarioStep => ({ expect: { steps: ['fill'] }, case: `village-sheet@${code}` })),
];

const zero = (code: string): ScenarioStep => ({
  as: `village_committee@${code}`,
  step: 'fill',
  do: 'zero_report',
  case: `village-sheet@${code}`,
});

const SCENARIOS: Pick<Scenario, 'name' | 'steps'>[] = [
  {
    name: '逐级开立,逐级办齐',
    steps: [
      ...begun,
      ...villages.filter((code) => code !== first).map(zero),
      { expect: { steps: ['collecting'] }, case: 'county-batch@990101' },
      { as: `village_committee@${first}`, step: 'fill', do: 'complete', case: `village-sheet@${first}` },
      { as: 'township_reviewer', step: 'check', do: 'return', case: `village-sheet@${first}` },
      { expect: { steps: ['collecting'] }, case: 'county-batch@990101' },
      { as: `village_committee@${first}`, step: 'again', do: 'complete', case: `village-sheet@${first}` },
      { as: 'township_reviewer', step: 'check', do: 'complete', case: `village-sheet@${first}` },
      ...counties.flatMap((code): ScenarioStep[] => [
        { expect: { steps: ['report'] }, case: `county-batch@${code}` },
        { expect: { steps: ['working'] }, case: 'round' },
        { as: `county_civil_clerk@${code}`, step: 'report', do: 'complete', case: `county-batch@${code}` },
      ]),
      {
        expect: {
          status: 'ended',
          outcome: 'closed',
          data: { counted: { total: counties.length, submitted: counties.length, held: 0 } },
        },
        case: 'round',
      },
      ...counties.map((code): ScenarioStep => ({
        expect: { status: 'ended', outcome: 'closed' },
        case: `county-batch@${code}`,
      })),
    ],
  },
  {
    name: '免办的一件不再等,免办须由批次写明的岗位并写理由',
    steps: [
      ...begun,
      ...others.map(zero),
      { as: 'township_reviewer', do: 'waive', comment: '已搬迁', case: `village-sheet@${first}` },
      { expect: { refused: 'not_your_action' } },
      { as: 'county_civil_approver@990101', do: 'waive', case: `village-sheet@${first}` },
      { expect: { refused: 'reason_missing' } },
      {
        as: 'county_civil_approver@990101',
        do: 'waive',
        comment: '已搬迁',
        case: `village-sheet@${first}`,
      },
      { expect: { status: 'ended', outcome: 'waived' }, case: `village-sheet@${first}` },
      { expect: { steps: ['report'] }, case: 'county-batch@990101' },
    ],
  },
  {
    name: '到期前提醒,逾期后催报,办结就不再催',
    steps: [
      ...begun,
      zero(others[0] ?? ''),
      { wait: { until: '2026-03-09T00:00:00+08:00' } },
      { expect: { events: [{ type: 'campaign.reminded' }] }, case: `village-sheet@${first}` },
      { wait: { until: '2026-03-13T00:00:00+08:00' } },
      {
        expect: { events: [{ type: 'campaign.late' }, { type: 'campaign.reminded' }] },
        case: `village-sheet@${first}`,
      },
      { expect: { steps: ['collecting'] }, case: 'county-batch@990101' },
      { wait: '3wd' },
      zero(first),
      { wait: '10wd' },
      { expect: { status: 'ended', outcome: 'zero' }, case: `village-sheet@${first}` },
    ],
  },
];

const play = async (driver: Driver, scenario: Pick<Scenario, 'name' | 'steps'>) =>
  (await runScenario({ process: 'round', at: AT, ...scenario }, driver)).problems;

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
});
