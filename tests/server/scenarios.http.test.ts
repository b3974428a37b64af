/** Scenarios played over HTTP by people who log in: a sample, those of changed processes, at night all. All run pure elsewhere. */
import { beforeAll, describe, expect, test } from 'vitest';
import { runScenario } from '../../core/scenario/run.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { mongoIsFerret, openHouse, ROOT, type TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { changedFiles, EVERY, sampleOf, SEED } from '../support/scenario-sample.ts';
import { SCENARIO_FILES, scenariosAt } from '../support/scenarios.ts';
import { mongoIsThere } from '../support/store.ts';

/** Enough to see in a minute that the calls carry what the engine decides. */
const SAMPLE = 24;
/** Where each takes long; that the other store carries the same contract needs fewer. */
const SLOW_SAMPLE = 8;

const { county } = loadCounty(ROOT);
const changed = changedFiles();

describe.each(['embedded', 'mongo'] as const)('on the %s store', (backend) => {
  const leftOut = backend === 'mongo' && !mongoIsThere;
  let house: TestServer;
  beforeAll(async () => {
    if (!leftOut) house = await openHouse({ backend });
  });

  const slow = backend === 'mongo' && mongoIsFerret;
  const size = EVERY ? SCENARIO_FILES.length : SAMPLE;
  const played = slow
    ? sampleOf(SCENARIO_FILES, { size: SLOW_SAMPLE, seed: SEED, changed: [] })
    : sampleOf(SCENARIO_FILES, { size, seed: SEED, changed });
  if (!leftOut)
    console.log(
      `${played.length} of ${SCENARIO_FILES.length} scenarios over HTTP on the ${backend} store; again: SCENARIO_SEED=${SEED}`,
    );

  test.skipIf(leftOut).each(played)('%s', async (file) => {
    for (const scenario of scenariosAt(file)) {
      await house.reset(parseInstant(scenario.at) ?? '');
      const { problems } = await runScenario(scenario, httpDriver(house, county));
      expect(problems, scenario.name).toEqual([]);
    }
  });
});
