/** Everything kept has a bound, and whoever comes to it is told what to do. */
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseView, Page, TaskItem } from '../../core/api.ts';
import type { FileInfo } from '../../core/contract/shapes/file.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { clearLoose } from '../../server/commands/save-file.ts';
import type { CaseDoc } from '../../server/store/documents.ts';
import { openHouse, until, type TestServer } from '../support/app.ts';
import { JPEG } from '../support/sample-files.ts';
import { application, begun, draftOf, start, taskOf } from './fixtures.ts';

const MONDAY = '2026-03-02T01:00:00.000Z';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.reset(MONDAY));

test('whoever has pressed three times today is told when it is possible again', async () => {
  const applicant = await house.as('applicant');
  const { id } = await begun(applicant);
  const urge = () => applicant.post(`/api/cases/${id}/actions`, { action: 'urge' });
  for (let n = 0; n < 3; n += 1) expect((await urge()).status).toBe(200);
  const more = { status: 409, body: { code: 'urged_enough', details: { next: '2026-03-02T16:00:00.000Z' } } };
  expect(await urge()).toMatchObject(more);
  expect((await urge()).body).toMatchObject({ message: '您今天已经催办3次，明天（3月3日）起可以再催' });
  const onTask = { action: 'urge' };
  const clerk = await house.as('township_window');
  const task = await taskOf(clerk, id);
  expect(await applicant.post(`/api/tasks/${task.id}/actions`, onTask)).toMatchObject(more);
  // one person's pressing takes nothing from another's
  expect((await clerk.post(`/api/tasks/${task.id}/actions`, onTask)).status).toBe(200);
  expect((await applicant.get<CaseView>(`/api/cases/${id}`)).body.actions).not.toContainEqual(
    expect.objectContaining({ action: 'urge' }),
  );
  await (await house.as('admin')).post('/api/admin/clock', { now: '2026-03-02T16:00:00.000Z' });
  expect((await urge()).status).toBe(200);
});

describe('the same application within minutes', () => {
  test('is asked about with the case there is, and can be handed in on purpose', async () => {
    const applicant = await house.as('applicant');
    const first = await start(applicant, application(), { again: false });
    expect(first.status).toBe(201);
    const asked = {
      status: 409,
      body: { code: 'same_application', details: { case: first.body.id, caseNo: first.body.caseNo } },
    };
    expect(await start(applicant, application(), { again: false })).toMatchObject(asked);
    expect(await start(applicant, application(), { again: false, requestId: 'other' })).toMatchObject(asked);
    expect((await start(applicant, application(), { again: true })).status).toBe(201);
    // what differs in anything is another
    const { applicant: person } = application() as { applicant: JsonObject };
    const other = application({ applicant: { ...person, address: '九组9号' } });
    expect((await start(applicant, other, { again: false })).status).toBe(201);
  });

  test('sent ten times at once opens one', async () => {
    const applicant = await house.as('applicant');
    const all = await Promise.all(
      Array.from({ length: 10 }, () => start(applicant, application(), { again: false })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });

  test('is another after some minutes, and for another person', async () => {
    const applicant = await house.as('applicant');
    expect((await start(applicant, application(), { again: false })).status).toBe(201);
    expect((await start(await house.as('township_window'), application(), { again: false })).status).toBe(
      201,
    );
    await (await house.as('admin')).post('/api/admin/clock', { now: '2026-03-02T01:11:00.000Z' });
    expect((await start(applicant, application(), { again: false })).status).toBe(201);
  });
});

test('a file that a draft names is not cleared away, however old', async () => {
  const applicant = await house.as('applicant');
  const upload = async (name: string): Promise<string> =>
    (await applicant.upload<FileInfo>(name, JPEG)).body.id;
  const [kept, loose] = [await upload('a.jpg'), await upload('b.jpg')];
  const data = { attach: [{ id: kept, name: 'a.jpg' }] };
  expect((await applicant.put('/api/drafts/d1', draftOf(data))).status).toBe(200);
  await (await house.as('admin')).post('/api/admin/clock', { now: '2026-04-20T01:00:00.000Z' });
  await clearLoose(house.context);
  expect((await applicant.get(`/api/files/${kept}`)).status).toBe(200);
  expect((await applicant.get(`/api/files/${loose}`)).status).toBe(404);
  await applicant.raw('/api/drafts/d1', { method: 'DELETE' });
  await clearLoose(house.context);
  expect((await applicant.get(`/api/files/${kept}`)).status).toBe(404);
});

test('one session opens so many sockets; closing one makes room', async () => {
  const applicant = await house.as('applicant');
  const codes: number[] = [];
  const open = (): WebSocket => {
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/api/live`, {
      headers: { cookie: applicant.cookies },
    });
    socket.on('close', (code) => codes.push(code));
    return socket;
  };
  const sockets = Array.from({ length: 110 }, open);
  const heard = sockets.map(() => false);
  for (const [n, socket] of sockets.entries()) socket.on('message', () => (heard[n] = true));
  await until(() => heard.filter(Boolean).length + codes.length === 110);
  expect(codes).toEqual(Array.from({ length: 10 }, () => 1008));
  sockets[heard.indexOf(true)]?.close();
  await until(() => codes.length === 11);
  const another = open();
  const told = await until(
    () => new Promise<boolean>((resolve) => another.once('message', () => resolve(true))),
  );
  expect(told).toBe(true);
  for (const socket of [...sockets, another]) socket.terminate();
});

test('a request is remembered however many others come between', async () => {
  const applicant = await house.as('applicant');
  const clerk = await house.as('township_window');
  const { id } = await begun(applicant);
  const task = await taskOf(clerk, id);
  const at = `/api/tasks/${task.id}/actions`;
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 70 }), async (between) => {
      const first = `first-${(n += 1)}`;
      const note = { action: 'save', data: {}, requestId: first };
      expect((await clerk.post(at, note)).status).toBe(200);
      for (let more = 0; more < between; more += 1)
        expect(
          (await clerk.post(at, { action: 'save', data: {}, requestId: `${first}-${more}` })).status,
        ).toBe(200);
      const before = await house.context.store.get<CaseDoc>('cases', id);
      expect((await clerk.post(at, note)).status).toBe(200);
      expect((await house.context.store.get<CaseDoc>('cases', id))?.seq).toBe(before?.seq);
      const other = { action: 'claim', requestId: first };
      expect(await clerk.post(at, other)).toMatchObject({
        status: 409,
        body: { code: 'request_id_reused' },
      });
    }),
    { numRuns: 12, examples: [[49], [50], [51]] },
  );
  const { body } = await clerk.get<Page<TaskItem>>('/api/tasks');
  expect(body.items.filter(({ caseId }) => caseId === id)).toHaveLength(1);
});
