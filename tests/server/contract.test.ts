/** The shapes of the HTTP contract (design §8), and what happens when a call is wrong. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseView, TaskView } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { application, begun, draftOf, RELIEF, start, taskOf } from './fixtures.ts';

let house: TestServer;
let applicant: Client;
let clerk: Client;
beforeAll(async () => {
  house = await openHouse();
  applicant = await house.as('applicant');
  clerk = await house.as('township_window');
});

/** Sentences are for people: Chinese, and nothing of the machine in them. */
const CHINESE = expect.stringMatching(/\p{Script=Han}/u) as string;

describe('opening a case', () => {
  test('answers 201 with where it stands', async () => {
    const { status, body } = await start(applicant);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String) as string,
      caseNo: expect.stringMatching(/^990101-LS-2026-\d{5}$/) as string,
      version: 1,
      seq: 1,
      status: 'running',
      steps: ['acceptance'],
    });
  });

  test('sent again with the same requestId gets the first answer', async () => {
    const first = await start(applicant, application(), { requestId: 'r-1' });
    const again = await start(applicant, application(), { requestId: 'r-1' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  test('the same requestId from somebody else is another case', async () => {
    const mine = await start(applicant, application(), { requestId: 'r-2' });
    const other = await start(await house.as('agent'), application({ channel: '他人代为申请' }), {
      requestId: 'r-2',
    });
    expect(other.body.id).not.toBe(mine.body.id);
  });

  test('with wrong data is refused with the path and a sentence for every fault', async () => {
    const data = application({ hardship_type: '外星人', requested_amount: -1 });
    const { status, body } = await start(applicant, data);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: expect.any(String) as string,
      path: expect.any(String) as string,
      message: CHINESE,
    });
    const { details } = body as unknown as { details: { path: string; message: string }[] };
    expect(details.map((fault) => fault.path)).toEqual(expect.arrayContaining(['hardship_type']));
    for (const fault of details) expect(fault.message).toEqual(CHINESE);
  });

  test('the draft outlives a refusal and goes with the success', async () => {
    const data = { hardship_type: '火灾', applicant: { name: '王某军' } };
    await applicant.put('/api/drafts/mine', draftOf(data));
    await applicant.put('/api/drafts/another', draftOf(data));
    expect((await start(applicant, { hardship_type: '火灾' }, { requestId: 'mine' })).status).toBe(422);
    expect((await applicant.get('/api/drafts/mine')).body).toMatchObject({ draft: { data } });
    expect((await start(applicant, application(), { requestId: 'mine' })).status).toBe(201);
    expect((await applicant.get('/api/drafts/mine')).body).toEqual({ draft: null });
    expect((await applicant.get('/api/drafts/another')).body).toMatchObject({ draft: { data } });
  });

  test('a draft comes back as it was, whatever names are in it', async () => {
    const data = { 'a.b': 1, $x: { 'c.$d': '' }, 中文: [null] };
    expect((await applicant.put('/api/drafts/odd', draftOf(data))).status).toBe(200);
    expect((await applicant.get('/api/drafts/odd')).body).toMatchObject({ draft: { data } });
  });

  test('by somebody who may not start it is refused with the reason', async () => {
    const { status, body } = await start(await house.as('township_finance'));
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'cannot_start', message: CHINESE });
  });

  test('of a process that does not exist is 404', async () => {
    const answer = await applicant.post('/api/cases', { process: 'no-such', data: {} });
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown_process', message: CHINESE } });
  });
});

describe('working on a task', () => {
  test('the queue shows it with what is needed to sort it', async () => {
    const { id, caseNo } = await begun(applicant);
    expect(await taskOf(clerk, id)).toMatchObject({
      id: expect.stringContaining(id) as string,
      caseId: id,
      caseNo,
      process: RELIEF,
      step: 'acceptance',
      title: '王** 火灾',
      due: '2026-03-03T16:00:00.000Z',
      status: 'open',
      role: 'township_window',
    });
  });

  test('the task comes with form, actions, permissions, co-signers and the way ahead', async () => {
    const { id } = await begun(applicant);
    const { body } = await clerk.get<TaskView>(`/api/tasks/${(await taskOf(clerk, id)).id}`);
    expect(body.actions.map((action) => action.id)).toEqual(
      expect.arrayContaining(['complete', 'incomplete', 'not_accepted', 'claim', 'transfer']),
    );
    expect(body.forms['temporary-relief/acceptance']).toMatchObject({
      schema: { type: 'object' },
      uiSchema: {},
    });
    expect(body.cosigners).toEqual([expect.objectContaining({ role: 'township_window', state: 'open' })]);
    expect(body.ahead.complete).toEqual([expect.objectContaining({ step: 'triage' })]);
  });

  test('who may look but not act gets the reason with each action', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    const { status, body } = await (await house.as('county_civil_clerk')).get<TaskView>(`/api/tasks/${task}`);
    expect(status).toBe(200);
    for (const action of body.actions) expect(action.allowed).toEqual(CHINESE);
  });

  test('an act answers with the case as it is then', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    const { status, body } = await clerk.post<{ case: CaseView }>(`/api/tasks/${task}/actions`, {
      action: 'complete',
      data: { coi: false },
    });
    expect(status).toBe(200);
    expect(body.case).toMatchObject({ id, seq: 2, steps: ['triage'], status: 'running' });
    expect(body.case.myTasks.map((item) => item.step)).toEqual(['triage']);
  });

  test('a second click is refused and told where the case is now', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    await clerk.post(`/api/tasks/${task}/actions`, { action: 'complete', data: { coi: false } });
    const second = await (
      await house.as('township_window#2')
    ).post(`/api/tasks/${task}/actions`, { action: 'complete', data: { coi: false } });
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'task_closed', message: CHINESE, details: { steps: ['分类研判'] } },
    });
  });

  test('the same act sent again with its requestId is answered, not refused', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    const act = { action: 'complete', data: { coi: false }, requestId: 'act-1' };
    await clerk.post(`/api/tasks/${task}/actions`, act);
    const again = await clerk.post<{ case: CaseView }>(`/api/tasks/${task}/actions`, act);
    expect(again.status).toBe(200);
    expect(again.body.case.seq).toBe(2);
  });

  test('the same requestId from somebody else is no repeat', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    await clerk.post(`/api/tasks/${task}/actions`, { action: 'claim', requestId: '1' });
    const other = await (
      await house.as('township_window#2')
    ).post(`/api/tasks/${task}/actions`, { action: 'claim', requestId: '1' });
    expect(other).toMatchObject({ status: 409, body: { code: 'taken' } });
  });

  test('an act on an older state of the case than it has now is a conflict', async () => {
    const { id, seq } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    await clerk.post(`/api/tasks/${task}/actions`, { action: 'claim' });
    const late = await clerk.post(`/api/tasks/${task}/actions`, {
      action: 'complete',
      data: { coi: false },
      seq,
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict', message: CHINESE } });
  });

  test('by somebody else is refused with the reason', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    const answer = await (
      await house.as('township_finance')
    ).post(`/api/tasks/${task}/actions`, { action: 'complete', data: {} });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_your_task', message: CHINESE } });
  });

  test('with data that lacks something names the field', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    const answer = await clerk.post(`/api/tasks/${task}/actions`, {
      action: 'incomplete',
      data: { coi: false },
    });
    expect(answer).toMatchObject({ status: 422, body: { path: 'missing_items', message: CHINESE } });
  });

  test('a batch gives one result per task', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    const { status, body } = await clerk.post('/api/tasks/batch', {
      action: 'claim',
      ids: [task, 'nothing.1'],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        { id: task, ok: true },
        { id: 'nothing.1', ok: false, code: 'unknown_task', message: CHINESE },
      ],
    });
  });

  test('what is done lies in the done box', async () => {
    const { id } = await begun(applicant);
    const task = (await taskOf(clerk, id)).id;
    await clerk.post(`/api/tasks/${task}/actions`, { action: 'complete', data: { coi: false } });
    const { body } = await clerk.get<{ items: unknown[] }>('/api/tasks?box=done&limit=200');
    expect(body.items).toContainEqual(expect.objectContaining({ id: task, status: 'done', outcome: '受理' }));
  });
});

describe('lists', () => {
  test('pages follow one another without gap or repeat', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = (
        await clerk.get<{ items: { id: string }[]; next: string | null }>(
          `/api/cases?limit=3${next && `&cursor=${next}`}`,
        )
      ).body;
      seen.push(...page.items.map((item) => item.id));
      next = page.next;
    }
    const whole = await clerk.get<{ items: { id: string }[] }>('/api/cases?limit=200');
    expect(seen).toEqual(whole.body.items.map((item) => item.id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(6);
  });

  test('the queue says how many there are', async () => {
    const { body } = await clerk.get<{ items: unknown[]; total: number; next: string | null }>(
      '/api/tasks?limit=1',
    );
    expect(body.items).toHaveLength(1);
    expect(body.total).toBeGreaterThan(1);
    expect(body.next).toEqual(expect.any(String));
  });

  test.each(['/api/tasks?cursor=rubbish', '/api/cases?cursor=bnVsbA', '/api/public/notices?cursor=%22'])(
    '%s is 400',
    async (path) => {
      expect(await clerk.get(path)).toMatchObject({ status: 400, body: { message: CHINESE } });
    },
  );
});

describe('what is not there', () => {
  test.each([
    '/api/cases/none',
    '/api/cases/none/events',
    '/api/tasks/none',
    '/api/tasks/none.1',
    '/api/files/none',
    '/api/processes/none',
    '/api/documents/none',
    '/api/ledgers/none',
    '/api/public/notices/none',
    '/api/public/track?caseNo=x&idLast4=1234',
    '/api/none',
  ])('%s is 404', async (path) => {
    expect(await clerk.get(path)).toMatchObject({
      status: 404,
      body: { code: expect.any(String) as string, message: CHINESE },
    });
  });
});

describe('without a session', () => {
  test.each([
    '/api/me',
    '/api/cases',
    '/api/cases/x',
    '/api/tasks',
    '/api/tasks/x',
    '/api/messages',
    '/api/ledgers/temporary_relief',
    '/api/files/x',
    '/api/admin/processes',
  ])('%s is 401', async (path) => {
    expect(await house.anyone.get(path)).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', message: CHINESE },
    });
  });

  test('nothing can be changed', async () => {
    for (const path of ['/api/cases', '/api/tasks/x/actions', '/api/cases/x/actions', '/api/admin/world']) {
      const body = { process: RELIEF, data: {}, action: 'complete', now: '2026-03-02T09:00:00+08:00' };
      expect(await house.anyone.post(path, body), path).toMatchObject({ status: 401 });
    }
  });
});

describe('malformed requests', () => {
  const JSON_TYPE = { 'content-type': 'application/json' };
  test.each<[string, { method: string; path: string; headers?: Record<string, string>; body?: string }]>([
    ['broken JSON', { method: 'POST', path: '/api/cases', headers: JSON_TYPE, body: '{"process":' }],
    ['an array for a body', { method: 'POST', path: '/api/cases', headers: JSON_TYPE, body: '[]' }],
    ['null for a body', { method: 'POST', path: '/api/cases', headers: JSON_TYPE, body: 'null' }],
    [
      'null for data',
      { method: 'POST', path: '/api/cases', headers: JSON_TYPE, body: `{"process":"${RELIEF}","data":null}` },
    ],
    [
      'a prototype for data',
      {
        method: 'POST',
        path: '/api/cases',
        headers: JSON_TYPE,
        body: `{"process":"${RELIEF}","data":{"__proto__":{"x":1}}}`,
      },
    ],
    [
      'an unknown media type',
      { method: 'POST', path: '/api/cases', headers: { 'content-type': 'text/csv' }, body: 'a' },
    ],
    [
      'rows that are no rows',
      {
        method: 'POST',
        path: '/api/cases',
        headers: JSON_TYPE,
        body: `{"process":"${RELIEF}","data":{"household":{"members":"x"}}}`,
      },
    ],
    ['a limit that is no number', { method: 'GET', path: '/api/tasks?limit=many' }],
    ['a limit beyond all', { method: 'GET', path: '/api/tasks?limit=100000' }],
    ['a bad escape', { method: 'GET', path: '/api/cases/%E0%A4%A' }],
    ['a very long id', { method: 'GET', path: `/api/cases/${'x'.repeat(2000)}` }],
    ['a null in an id', { method: 'GET', path: '/api/cases/a%00b' }],
    ['a box that does not exist', { method: 'GET', path: '/api/tasks?box=trash' }],
    ['an origin that is none', { method: 'POST', path: '/api/logout', headers: { origin: 'rubbish' } }],
    [
      'a file that is no form',
      { method: 'POST', path: '/api/files', headers: { 'content-type': 'application/json' }, body: '{}' },
    ],
    [
      'a broken form',
      {
        method: 'POST',
        path: '/api/files',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: 'y',
      },
    ],
    [
      'a form without boundary',
      { method: 'POST', path: '/api/files', headers: { 'content-type': 'multipart/form-data' }, body: 'y' },
    ],
    ['a ledger day that is none', { method: 'GET', path: '/api/ledgers/temporary_relief?asOf=2026-99-99' }],
  ])('%s is the caller’s fault, in words, without a stack', async (_what, { path, ...send }) => {
    const { status, body } = await clerk.raw<{ code: string; message: string }>(path, send);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toMatchObject({ code: expect.any(String) as string, message: CHINESE });
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|\bat .+\(|Error:/);
  });

  test('a body beyond the limit is 413', async () => {
    const answer = await clerk.post('/api/cases', {
      process: RELIEF,
      data: { text: 'x'.repeat(3 * 1024 * 1024) },
    });
    expect(answer).toMatchObject({ status: 413, body: { code: 'too_large', message: CHINESE } });
  });
});
