/** Cases that speak with each other over HTTP: a called case is waited for, a message reaches all it is meant for. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseEventView, CaseItem, CaseStarted, CaseView, Page } from '../../core/api.ts';
import type { Effect, JsonObject } from '../../core/vocabulary.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { carryOut } from '../../server/effects/carry-out.ts';
import type { CaseDoc } from '../../server/store/documents.ts';
import { houseWith } from '../patterns/house.ts';
import { readPattern } from '../patterns/load.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import { taskOf } from './fixtures.ts';

const { county } = loadCounty(ROOT);
/** Opens a visit for each of a list, and goes on when `amount` of them have ended. */
const CALLS = '41-thread-merge';
const MONDAY = '2026-03-02T01:00:00.000Z';

let house: TestServer;
beforeAll(async () => {
  const { definitions } = await readPattern(CALLS, county.roles);
  house = await houseWith({ ...definitions, alarm: alarm(definitions.visit as JsonObject) });
});
beforeEach(() => house.reset(MONDAY));

/** A process that, once begun, tells all visits of its town to stop. */
function alarm(like: JsonObject): JsonObject {
  const send = {
    type: 'send',
    params: { process: CALLS, region: 'case.region9', message: 'visit.done', data: {}, all: true },
  };
  const { states, ...machine } = like.machine as { states: Record<string, JsonObject> };
  return {
    ...like,
    key: 'alarm',
    machine: { ...machine, states: { ...states, visit: { ...states.visit, entry: [send] } } },
  };
}

async function started(process: string, data: JsonObject, as = 'applicant'): Promise<string> {
  const { status, body } = await (await house.as(as)).post<CaseStarted>('/api/cases', { process, data });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function view(id: string): Promise<CaseView> {
  return (await (await house.as('admin')).get<CaseView>(`/api/cases/${id}`)).body;
}

async function heard(id: string): Promise<CaseEventView[]> {
  const { body } = await (
    await house.as('admin')
  ).get<Page<CaseEventView>>(`/api/cases/${id}/events?limit=200`);
  return body.items.filter(({ type }) => type === 'message.received');
}

async function visits(): Promise<CaseItem[]> {
  const { body } = await (await house.as('admin')).get<Page<CaseItem>>('/api/cases?process=visit');
  return body.items;
}

async function visited(id: string): Promise<void> {
  const clerk = await house.as('township_window');
  const task = await taskOf(clerk, id);
  const { status } = await clerk.post(`/api/tasks/${task.id}/actions`, { action: 'complete', data: {} });
  expect(status).toBe(200);
}

describe('a called case', () => {
  const two = { list: [{ id: 'a' }, { id: 'b' }], amount: 2 };

  test('is opened, waited for, and its end is heard once', async () => {
    const id = await started(CALLS, two);
    expect(await view(id)).toMatchObject({ status: 'running', steps: ['gather'] });
    const [first, second] = await visits();
    await visited(first?.id ?? '');
    expect(await view(id)).toMatchObject({ steps: ['gather'], data: { arrived: 1 } });
    await visited(second?.id ?? '');
    expect(await view(id)).toMatchObject({ steps: ['review'] });
    expect(await heard(id)).toHaveLength(2);
  });

  test('tells no second time what was told before the box was emptied', async () => {
    const id = await started(CALLS, { ...two, amount: 3 });
    const [first] = await visits();
    await visited(first?.id ?? '');
    const doc = (await house.context.store.get<CaseDoc>('cases', first?.id ?? '')) as CaseDoc;
    const tell: Effect = {
      id: `${doc._id}:${doc.seq}:e0`,
      kind: 'tell',
      case: id,
      message: 'visit.done',
      data: { case: doc._id, outcome: 'seen', result: {} },
    };
    const waiting = await house.context.store.get<CaseDoc>('cases', id);
    expect(waiting?.requests.map((request) => request.id)).toContain(tell.id);
    await carryOut(house.context, doc, tell);
    await carryOut(house.context, doc, tell);
    expect(await heard(id)).toHaveLength(1);
    expect(await view(id)).toMatchObject({ steps: ['gather'], data: { arrived: 1 } });
  });

  test('that is terminated is heard of too', async () => {
    const id = await started(CALLS, { list: [{ id: 'a' }], amount: 1 });
    const [only] = await visits();
    const answer = await (
      await house.as('admin')
    ).post(`/api/cases/${only?.id}/actions`, {
      action: 'terminate',
      comment: '误开',
    });
    expect(answer.status).toBe(200);
    expect(await view(id)).toMatchObject({ steps: ['review'] });
  });

  test('is not made one by a client that says so', async () => {
    const id = await started(CALLS, { list: [], amount: 1 });
    const { body } = await (
      await house.as('applicant')
    ).post<CaseStarted>('/api/cases', {
      process: 'visit',
      data: { subject: 'x', openedBy: { case: id, depth: 1, answer: 'visit.done' } },
      openedBy: { case: id, depth: 1, answer: 'visit.done' },
    });
    expect(await house.context.store.get<CaseDoc>('cases', body.id)).not.toHaveProperty('openedBy');
    await visited(body.id);
    expect(await heard(id)).toEqual([]);
  });
});

describe('a message to all', () => {
  test('reaches every running case of the process in the region and below', async () => {
    const waiting = { list: [], amount: 9 };
    const here = await started(CALLS, waiting);
    const near = await started(CALLS, { ...waiting, village: '990101001002' });
    const far = await started(CALLS, { ...waiting, village: '990101002001' });
    const from = await started('alarm', { subject: 'x' });
    for (const id of [here, near]) expect(await view(id)).toMatchObject({ data: { arrived: 1 } });
    for (const id of [far, from]) expect(await heard(id)).toEqual([]);
  });
});
