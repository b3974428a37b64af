/** Scenarios over HTTP: the stored ones, a draft in place of the version in force, step by step, and anything else. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { SimulateView } from '../../core/api-admin.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { scenarioOf } from '../support/scenarios.ts';

const KEY = 'relief-reserve-fund';
const AT = `/api/admin/processes/${KEY}/simulate`;

let house: TestServer;
let admin: Client;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.as('admin');
});

const stored = (name: string): Scenario => scenarioOf(KEY, name);

const simulate = (body: object = {}) => admin.post<SimulateView>(AT, body);

describe('simulating', () => {
  test('runs the scenarios that come with the process, with what they reach', async () => {
    const { status, body } = await simulate();
    expect(status).toBe(200);
    expect(body.results.length).toBeGreaterThan(5);
    expect(body.results.filter(({ ok }) => !ok)).toEqual([]);
    expect(body.coverage.states.reached).toBe(body.coverage.states.total);
    expect(body).toMatchObject({ stopped: false, limits: { scenarios: 200, steps: 5000 } });
  });

  test('shows the case after every step', async () => {
    const scenario = stored('nothing-before-advance');
    const { body } = await simulate({ scenarios: [scenario], looks: true });
    const [result] = body.results;
    expect(result?.ok).toBe(true);
    expect(result?.looks).toHaveLength(scenario.steps.length);
    expect(result?.looks?.[0]?.steps).toEqual(['annual_quota_set']);
    expect((await simulate({ scenarios: [scenario] })).body.results[0]).not.toHaveProperty('looks');
  });

  test('takes a source in place of the version in force, and changes nothing by it', async () => {
    const source = await house.context.library.source(KEY, 1);
    const definition = structuredClone(source?.definition) as { start: { roles: string[] } };
    definition.start.roles = ['county_finance'];
    const changed = { ...source, definition };
    const scenarios = [stored('nothing-before-advance')];
    const tried = await simulate({ source: changed, scenarios });
    expect(tried.status).toBe(200);
    expect(tried.body.results[0]?.problems[0]?.message).toContain('cannot_start');
    expect((await simulate({ scenarios })).body.results[0]?.ok).toBe(true);
    expect((await house.context.store.find('cases', { filter: {} })).length).toBe(0);
  });

  test('looks for scenarios that reach what these miss', async () => {
    const { body } = await simulate({ scenarios: [stored('nothing-before-advance')], generate: true });
    const reached = body.generated?.scenarios.flatMap(({ reaches }) => reaches) ?? [];
    const left = body.generated?.unreached.map(({ item }) => item.id) ?? [];
    expect(reached.length).toBeGreaterThan(3);
    expect([...reached, ...left].sort()).toEqual(body.coverage.missed.map(({ id }) => id).sort());
    for (const { scenario } of body.generated?.scenarios ?? [])
      expect((await simulate({ scenarios: [scenario] })).body.results[0]?.problems).toEqual([]);
  });

  test('a hostile number of steps is cut short, and the answer says so', async () => {
    const steps = Array.from({ length: 6000 }, () => ({ wait: '1min' }));
    const scenario = { ...stored('nothing-before-advance'), steps };
    const { status, body } = await simulate({ scenarios: [scenario, scenario] });
    expect(status).toBe(200);
    expect(body.stopped).toBe(true);
    expect(body.results).toHaveLength(1);
    expect(body.results[0]?.problems[0]).toEqual({
      step: 5001,
      message: '一次最多推演 5000 步，其余没有推演',
    });
  });

  test('a scenario that is none is told with its place', async () => {
    const good = stored('nothing-before-advance');
    const wrong = { ...good, steps: [...good.steps, { as: 'admin', do: 7 }] };
    const { status, body } = await admin.post<{ code: string; path: string; message: string }>(AT, {
      scenarios: [good, wrong],
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'scenario_invalid',
      path: `scenarios.1.steps.${good.steps.length}.do`,
    });
    expect(body.message).toContain('第 2 个情景');
  });

  test.each([
    [{ name: '例', process: KEY, at: '2031-01-01', steps: [{ wait: '3wd' }] }],
    [{ name: '例', process: 'nowhere', at: '2026-03-02', steps: [{ as: 'admin', start: {} }] }],
    [{ name: '例', process: KEY, at: '2026-03-02', steps: [{ as: 'nobody#9', do: 'x', case: 'y' }] }],
    [{ name: '例', process: KEY, at: '2026-03-02', steps: [{ wait: { until: '2025-99-99' } }] }],
    [{ name: '例', process: KEY, at: '2026-03-02', given: { fund: { __proto__: null } }, steps: [] }],
  ])('%j is answered with what went wrong', async (scenario) => {
    const { status, body } = await simulate({ scenarios: [scenario] });
    expect(status).toBe(200);
    expect(body.results[0]?.ok).toBe(scenario.steps.length === 0);
  });

  test('a definition that does not compile is told with its diagnostics', async () => {
    const { status, body } = await admin.post<{ code: string }>(AT, {
      source: { definition: { key: KEY }, forms: {}, groups: {} },
    });
    expect([status, body.code]).toEqual([422, 'definition_invalid']);
  });

  test('only who designs may', async () => {
    expect((await house.anyone.post(AT, {})).status).toBe(401);
    expect((await (await house.as('township_window')).post(AT, {})).status).toBe(403);
    expect((await admin.post('/api/admin/processes/nowhere/simulate', {})).status).toBe(404);
  });
});
