/** What is sent to break things is refused with a reason, quickly, and never an error of ours. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestServer } from '../support/app.ts';
import { application, begun, draftOf, start, taskOf } from './fixtures.ts';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse();
});

const crowd = (n: number): never => application({ household: { members: Array(n).fill({}) } }) as never;

describe('an application that is far too large', () => {
  test.each([
    [40_000, undefined],
    [300, 'household.members'],
  ])('of %i members is refused before anything is looked up', async (n, path) => {
    const { status, body } = await start(await house.as('applicant'), crowd(n));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'too_large', ...(path ? { path } : {}) });
  });

  test('nor is an act', async () => {
    const { id } = await begun(await house.as('applicant'));
    const clerk = await house.as('township_window');
    const data = { rows: Array(40_000).fill(1) };
    const task = `/api/tasks/${(await taskOf(clerk, id)).id}/actions`;
    for (const path of [task, `/api/cases/${id}/actions`]) {
      const answer = await clerk.post(path, { action: 'complete', data });
      expect(answer, path).toMatchObject({ status: 422, body: { code: 'too_large' } });
    }
  });
});

test.each([
  '/public?cursor=a&cursor=b',
  '/public?county=990101&county=990102',
  '/public?town=&town=1&village=2&village=3',
  '/public/track?caseNo=1&caseNo=2&idLast4=1234&idLast4=5678',
  '/api/public/track?caseNo=1&caseNo=2&idLast4=1234',
  '/api/public/notices?region=1&region=2&cursor=a&cursor=b',
  '/api/regions?parent=99&parent=9901',
])('a name said twice in %s is no error of ours', async (path) => {
  expect((await house.anyone.get(path)).status).toBeLessThan(500);
});

test.each([
  { ledger: { temporary_relief: 5 } },
  { ledger: { temporary_relief: ['x'] } },
  { ledger: 'x' },
  { fund: { 990101001: 5 } },
  { fund: { 990101001: { balance: 'much' } } },
  { fund: { anywhere: { balance: 1 } } },
  { params: [1] },
])('a world of another shape is refused: %j', async (world) => {
  const answer = await (await house.as('admin')).post('/api/admin/world', world);
  expect(answer).toMatchObject({ status: 422, body: { code: 'bad_request' } });
});

test('a draft for what cannot be applied for is refused', async () => {
  const answer = await (await house.as('applicant')).put('/api/drafts/d1', draftOf({}, { process: 'none' }));
  expect(answer).toMatchObject({ status: 404, body: { code: 'unknown_process' } });
});
