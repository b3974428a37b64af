/** What tests start from: an application that is in order, and cases brought to a step by a scenario. */
import { expect } from 'vitest';
import type { CaseStarted, Page, TaskItem } from '../../core/api.ts';
import type { DraftBody } from '../../core/contract/shapes/draft.ts';
import { runScenario } from '../../core/scenario/run.ts';
import type { Scenario } from '../../core/scenario/types.ts';
import { parseInstant } from '../../core/time/instant.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import type { Answer, Client } from '../support/http.ts';
import { httpDriver } from '../support/scenario-http.ts';
import { scenarioOf } from '../support/scenarios.ts';

export const RELIEF = 'temporary-relief';
export const { county } = loadCounty(ROOT);

export function scenario(name: string, process = RELIEF): Scenario {
  return scenarioOf(process, name);
}

const [first] = scenario('general-street').steps;
const SAMPLE = (first as { start: JsonObject }).start;

/** A family of four in 青石村 after a fire, not urgent. */
export function application(changes: JsonObject = {}): JsonObject {
  return { ...structuredClone(SAMPLE), ...changes };
}

/** A family of one, somewhere else. */
export function single(region: string, name: string, idNo: string): JsonObject {
  const person = {
    name,
    id_type: '居民身份证',
    id_no: idNo,
    hukou_region: region,
    residence_region: region,
    address: '一组1号',
  };
  const [member = {}] = (SAMPLE as { household: { members: JsonObject[] } }).household.members;
  return application({
    applicant: person,
    household: { head: name, members: [{ ...member, ...person }] },
    person_affected: name,
    bank: { ...(SAMPLE.bank as JsonObject), payee: name, payee_id: idNo },
    commitment: name,
    verification_authorisation: name,
  });
}

export function start(
  client: Client,
  data = application(),
  more: JsonObject = {},
): Promise<Answer<CaseStarted>> {
  return client.post<CaseStarted>('/api/cases', { process: RELIEF, data, ...more });
}

/** What a device saves of an application that is begun. */
export function draftOf(data: JsonObject, more: Partial<DraftBody> = {}): DraftBody {
  return {
    process: RELIEF,
    behalfOf: null,
    page: 1,
    rev: 0,
    device: { id: 'phone-1', kind: 'phone' },
    data,
    ...more,
  };
}

/** A case that is accepted for sure. */
export async function begun(client: Client, data = application()): Promise<CaseStarted> {
  const { status, body } = await start(client, data);
  expect(body).toMatchObject({ status: 'running' });
  expect(status).toBe(201);
  return body;
}

/** Plays a scenario up to the first act at a step; answers with the case it started last. */
export async function played(house: TestServer, name: string, stop?: string): Promise<string> {
  return (await allPlayed(house, name, stop)).at(-1) ?? '';
}

/** The same, with all cases in the order they were started. */
export async function allPlayed(house: TestServer, name: string, stop?: string): Promise<string[]> {
  const whole = scenario(name);
  const at = whole.steps.findIndex((step) => 'step' in step && step.step === stop);
  const steps = stop === undefined ? whole.steps : whole.steps.slice(0, at);
  const ids: string[] = [];
  const driver = httpDriver(house, county);
  const begin = driver.start.bind(driver);
  driver.start = async (...args) => {
    const reply = await begin(...args);
    if (reply.ok) ids.push(reply.case ?? '');
    return reply;
  };
  // one story may follow another in the same house: it begins when the house is at least that far
  const now = house.context.clock.now();
  const begins = [parseInstant(whole.at) ?? now, now].sort().at(-1) as string;
  const { problems } = await runScenario(
    { ...whole, at: begins, steps: steps.filter((step) => !('expect' in step) || step.expect.refused) },
    driver,
  );
  expect(problems).toEqual([]);
  return ids;
}

/** The open task of a case in somebody's queue. */
export async function taskOf(client: Client, caseId: string, step?: string): Promise<TaskItem> {
  const { body } = await client.get<Page<TaskItem>>('/api/tasks?limit=200');
  const task = body.items.find(
    (item) => item.caseId === caseId && (step === undefined || item.step === step),
  );
  if (!task)
    throw new Error(
      `no task of ${caseId} at ${step ?? 'any step'}; there are ${JSON.stringify(body.items.map((item) => item.step))}`,
    );
  return task;
}

/** A correct identity number of 青河县, for families of whom there must be many. */
export function idNumber(n: number): string {
  const day = new Date(Date.UTC(1970, 0, 1 + (n % 7_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const body = `990101${day}${String(Math.floor(n / 7_000)).padStart(2, '0')}1`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0);
  return body + '10X98765432'[sum % 11];
}

/** Somebody who cannot wait: papers follow later. */
export function emergency(n: number): JsonObject {
  const {
    commitment: _c,
    verification_authorisation: _v,
    attach: _a,
    bank: _b,
    ...rest
  } = single('990101001001', `甲某${n}`, idNumber(n));
  return { ...rest, urgent: true, waiting_harm: true };
}

/** What the approver hands in with the money. */
export function firstRelief(amount: number): JsonObject {
  const step = scenario('emergency-enough').steps.find(
    (one) => 'step' in one && one.step === 'first_relief',
  ) as { data: JsonObject };
  return { ...step.data, amount };
}

/** An emergency on its way to the money: accepted and confirmed by both. */
export async function urgent(house: TestServer, n: number): Promise<string> {
  const { id } = await begun(await house.as('applicant'), emergency(n));
  const clerk = await house.as('township_window');
  const approver = await house.as('township_approver');
  const at = `/api/cases/${id}/actions`;
  for (const [client, body] of [
    [clerk, { step: 'acceptance', action: 'complete', data: { coi: false } }],
    [clerk, { step: 'triage', action: 'complete', data: {} }],
    [approver, { step: 'triage', action: 'complete', data: {} }],
  ] as const) {
    const answer = await client.post(at, body);
    expect(answer, JSON.stringify(answer.body).slice(0, 300)).toMatchObject({ status: 200 });
  }
  return id;
}
