/** A seat whose reason becomes known while its step is open reaches its person over HTTP as in the simulator. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page, TaskItem, TaskView } from '../../core/api.ts';
import { pureDriver } from '../../core/scenario/pure.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Driver, Scenario, ScenarioStep } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { openHouse, ROOT, type TestServer } from '../support/app.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { scenarioOf } from '../support/scenarios.ts';

const { county } = loadCounty(ROOT);
const whole = scenarioOf('temporary-relief', 'parallel-county-first-relief');
const refusedAt = whole.steps.findIndex((step) => 'do' in step && step.do === 'county_override');

let house: TestServer;

beforeAll(async () => {
  house = await openHouse();
});

beforeEach(() => house.reset(parseInstant(whole.at) ?? ''));

/** Both worlds, the same scenario. */
const drivers = (): [string, Driver][] => [
  ['pure', pureDriver(county)],
  ['http', httpDriver(house, county)],
];

const playing = (steps: ScenarioStep[]): Scenario => ({ ...whole, steps });

/** What the county's approver has to do at the step that pays. */
async function todo(): Promise<TaskItem[]> {
  const { body } = await (
    await house.as('county_civil_approver')
  ).get<Page<TaskItem>>('/api/tasks?limit=200');
  return body.items.filter(({ step }) => step === 'county_emergency');
}

test('the whole story goes the same way in both', async () => {
  for (const [name, driver] of drivers())
    expect((await runScenario(whole, driver)).problems, name).toEqual([]);
});

test('without the refusal before it the consent is found in both', async () => {
  const steps = whole.steps.filter((_, n) => n < refusedAt - 3 || n >= refusedAt);
  for (const [name, driver] of drivers())
    expect((await runScenario(playing(steps), driver)).problems, name).toEqual([]);
});

test('after the refusal the consent stands in the queue of who may give it', async () => {
  const { problems } = await runScenario(
    playing(whole.steps.slice(0, refusedAt - 1)),
    httpDriver(house, county),
  );
  expect(problems).toEqual([]);
  const [first, second, ...more] = await todo();
  expect(more).toEqual([]);
  const client = await house.as('county_civil_approver');
  const views = await Promise.all(
    [first!, second!].map(async ({ id }) => (await client.get<TaskView>(`/api/tasks/${id}`)).body),
  );
  const consent = views.find(({ actions }) => actions.some(({ id }) => id === 'county_override'));
  expect(consent).toBeDefined();
  const { status } = await client.post(`/api/tasks/${consent!.id}/actions`, {
    action: 'county_override',
    data: { reason: '两人分别受伤。' },
  });
  expect(status).toBe(200);
  expect(await todo()).toHaveLength(1);
});

test('who opens the task finds the consent beside it, refused before or not', async () => {
  const { problems } = await runScenario(
    playing(whole.steps.slice(0, refusedAt - 3)),
    httpDriver(house, county),
  );
  expect(problems).toEqual([]);
  const [only, ...none] = await todo();
  expect(none).toEqual([]);
  await (await house.as('county_civil_approver')).get(`/api/tasks/${only!.id}`);
  expect(await todo()).toHaveLength(2);
});
