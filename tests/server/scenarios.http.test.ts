/** Every scenario of every process, played over HTTP by people who log in. The same files run pure elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runScenario } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/definitions/county.ts';
import { mongoIsFerret, openHouse, ROOT, type House } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { mongoIsThere } from '../support/store.ts';

const { county } = loadCounty(ROOT);
const files = readdirSync(join(ROOT, 'workflows'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /scenarios\/[^/]+\.json$/.test(file))
  .sort();

describe.each(['embedded', 'mongo'] as const)('on the %s store', (backend) => {
  const leftOut = backend === 'mongo' && !mongoIsThere;
  let house: House;
  beforeAll(async () => {
    if (!leftOut) house = await openHouse({ backend });
  });

  // every eighth is enough to see that the other store carries the same contract, where it takes minutes
  const played = backend === 'mongo' && mongoIsFerret ? files.filter((_, i) => i % 8 === 0) : files;
  test.skipIf(leftOut).each(played)('%s', async (file) => {
    const scenario = JSON.parse(readFileSync(join(ROOT, 'workflows', file), 'utf8')) as Scenario;
    await house.reset(parseInstant(scenario.at) ?? '');
    const { problems } = await runScenario(scenario, httpDriver(house, county));
    expect(problems).toEqual([]);
  });
});
