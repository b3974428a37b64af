/** Applications begun and not handed in: several a person, and newer work is never written over. */
import { expect, test } from 'vitest';
import type { DraftItem, DraftView } from '../../core/contract/shapes/draft.ts';
import { openHouse } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { draftOf } from './fixtures.ts';

const house = await openHouse();
const helper = await house.as('agent');
const computer = { id: 'computer-1', kind: 'computer' as const };

const listed = async (client: Client) =>
  (await client.get<{ items: DraftItem[] }>('/api/drafts')).body.items.map(({ id, rev }) => [id, rev]);
const read = async (id: string) =>
  (await helper.get<{ draft: DraftView | null }>(`/api/drafts/${id}`)).body.draft;

test('a helper keeps a draft for each client, and nobody else sees them', async () => {
  for (const name of ['张三', '李四'])
    expect(
      (await helper.put(`/api/drafts/for-${name}`, draftOf({ who: name }, { behalfOf: name }))).status,
    ).toBe(200);
  expect((await listed(helper)).sort()).toEqual([
    ['for-张三', 1],
    ['for-李四', 1],
  ]);
  const other = await house.as('applicant');
  expect(await listed(other)).toEqual([]);
  expect((await other.get('/api/drafts/for-张三')).body).toEqual({ draft: null });
  expect((await other.put('/api/drafts/for-张三', draftOf({ who: '我' }))).status).toBe(200);
  expect((await read('for-张三'))?.data).toEqual({ who: '张三' });
});

test('who saves from an older revision is told, and what was saved since stays', async () => {
  await helper.put('/api/drafts/d', draftOf({ name: '王' }));
  expect(
    (await helper.put('/api/drafts/d', draftOf({ name: '王', no: '1' }, { rev: 1 }))).body,
  ).toMatchObject({ rev: 2 });
  for (const rev of [0, 1])
    expect(
      await helper.put('/api/drafts/d', draftOf({ name: '王某' }, { rev, device: computer })),
    ).toMatchObject({ status: 409, body: { code: 'draft_overtaken' } });
  expect(await read('d')).toMatchObject({ rev: 2, data: { name: '王', no: '1' }, device: { kind: 'phone' } });
});

test('of two devices that save at one moment one is told', async () => {
  await helper.put('/api/drafts/race', draftOf({ n: 0 }));
  const answers = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      helper.put(
        '/api/drafts/race',
        draftOf({ n }, { rev: 1, device: { id: `device-${n}`, kind: 'tablet' } }),
      ),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test('a save whose answer was lost is answered again', async () => {
  const body = draftOf({ name: '赵' });
  for (let round = 0; round < 2; round += 1)
    expect((await helper.put('/api/drafts/again', body)).body).toMatchObject({ rev: 1 });
});

test('what was handed in or deleted is not brought back by a device that did not hear of it', async () => {
  await helper.put('/api/drafts/gone', draftOf({ name: '钱' }));
  expect((await helper.raw('/api/drafts/gone', { method: 'DELETE' })).status).toBe(204);
  expect(await helper.put('/api/drafts/gone', draftOf({ name: '钱' }, { rev: 1 }))).toMatchObject({
    status: 409,
    body: { code: 'draft_gone' },
  });
  // taking the deletion back begins it anew
  expect((await helper.put('/api/drafts/gone', draftOf({ name: '钱' }))).body).toMatchObject({ rev: 1 });
});

test('one person has a bounded number of drafts', async () => {
  const fund = await house.as('township_finance');
  const statuses = [];
  for (let n = 0; n < 201; n += 1)
    statuses.push((await fund.put(`/api/drafts/n${n}`, draftOf({ n }))).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(200);
  expect(statuses.at(-1)).toBe(409);
});
