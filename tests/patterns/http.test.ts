/** A handful of the patterns over HTTP, as the people in them would play them, on the embedded store. */
import { beforeAll, expect, test } from 'vitest';
import { runScenario } from '../../core/scenario/run.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import type { TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { countyWith, houseWith } from './house.ts';
import { processesOf, readPattern, ROOT } from './load.ts';

const PLAYED = [
  '03-synchronization',
  '09-structured-discriminator',
  '16-deferred-choice',
  '20-cancel-case',
  '24-persistent-trigger',
  '27-complete-instances',
  '32-cancelling-partial-join',
  '35-cancelling-partial-join-for-instances',
  '37-local-synchronizing-merge',
  '39-critical-section',
];

const { county } = loadCounty(ROOT);
const patterns = await Promise.all(PLAYED.map((file) => readPattern(file, county.roles)));
const definitions = Object.assign({}, ...patterns.map((pattern) => pattern.definitions));

let house: TestServer;
beforeAll(async () => {
  house = await houseWith(definitions);
});

test.each(
  patterns.flatMap(({ file, scenarios }) =>
    scenarios.map((scenario) => [`${file}: ${scenario.name}`, scenario] as const),
  ),
)('%s', async (_name, scenario) => {
  await house.reset(parseInstant(scenario.at) ?? '');
  const driver = httpDriver(house, countyWith(county, processesOf(definitions, county)));
  expect((await runScenario(scenario, driver)).problems).toEqual([]);
});
