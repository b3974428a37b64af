/** The last money of a street: whoever comes second goes to the county, and the account never says more than it has. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { firstRelief, urgent } from '../server/fixtures.ts';
import { accountAddsUp, caseIsSound, everyOne, nothingIsStuck } from './checks.ts';

const ACCOUNT = 'relief_reserve:990101001:2026';
const MONDAY = '2026-03-02T01:00:00.000Z';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse({ at: MONDAY });
});

async function withMoney(balance: number): Promise<void> {
  await house.reset(MONDAY);
  await (await house.as('admin')).post('/api/admin/world', { fund: { 990101001: { balance } } });
}

async function relieve(id: string, amount: number, as = 'township_approver'): Promise<void> {
  const answer = await (
    await house.as(as)
  ).post(`/api/cases/${id}/actions`, { step: 'first_relief', action: 'complete', data: firstRelief(amount) });
  expect(answer, JSON.stringify(answer.body).slice(0, 300)).toMatchObject({ status: 200 });
}

async function stepOf(id: string): Promise<string> {
  const { body } = await (await house.as('admin')).get<{ steps: string[] }>(`/api/cases/${id}`);
  return body.steps.join();
}

describe('two cases and 800 yuan', () => {
  test.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'round %i: one is paid by the street, the other goes to the county',
    async (round) => {
      await withMoney(80_000);
      const [a, b] = [await urgent(house, round * 2), await urgent(house, round * 2 + 1)];
      await Promise.all([relieve(a, 80_000), relieve(b, 80_000, 'township_approver#2')]);
      expect([await stepOf(a), await stepOf(b)].sort()).toEqual(['complete_documents', 'county_emergency']);
      expect(await accountAddsUp(house.context.store, ACCOUNT)).toMatchObject({
        balance: 0,
        committed: 0,
        spent: 80_000,
      });
      for (const id of [a, b]) await caseIsSound(house.context.store, id);
      await nothingIsStuck(house.context.store);
    },
  );
});

test('ten cases of 500 yuan and money for six', async () => {
  await withMoney(300_000);
  const ids: string[] = [];
  for (let n = 0; n < 10; n += 1) ids.push(await urgent(house, 1_000 + n));
  await Promise.all(
    ids.map((id, i) => relieve(id, 50_000, i % 2 === 0 ? 'township_approver' : 'township_approver#2')),
  );
  const steps = await Promise.all(ids.map(stepOf));
  expect(steps.filter((step) => step === 'complete_documents')).toHaveLength(6);
  expect(steps.filter((step) => step === 'county_emergency')).toHaveLength(4);
  expect(await accountAddsUp(house.context.store, ACCOUNT)).toMatchObject({ balance: 0, spent: 300_000 });
  await nothingIsStuck(house.context.store);
});

test('every one of twenty messages to the account’s own case arrives', async () => {
  await withMoney(2_000_000);
  const clerk = await house.as('county_civil_clerk');
  await (await house.as('admin')).post('/api/admin/world', { fund: { 990101001: null } });
  const opened = await clerk.post<{ id: string }>('/api/cases', {
    process: 'relief-reserve-fund',
    data: { street: '990101001', year: 2026, quota: 5_000_000, threshold: 1_000_000 },
  });
  expect(opened).toMatchObject({ status: 201 });
  const at = `/api/cases/${opened.body.id}/actions`;
  for (const [username, data] of [
    ['county_civil_approver', {}],
    ['county_finance', { type: '预拨', amount: 2_000_000 }],
  ] as const) {
    expect(
      await (await house.as(username)).post(at, { step: 'annual_quota_set', action: 'complete', data }),
    ).toMatchObject({ status: 200 });
  }
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) ids.push(await urgent(house, 2_000 + n));
  await Promise.all(ids.map((id) => relieve(id, 50_000)));
  const told = (await everyOne<CaseDoc>(house.context.store, 'cases')).find(
    (doc) => doc.id === opened.body.id,
  );
  const { body } = await clerk.get<{ items: { type: string }[] }>(`/api/cases/${told?.id}/events?limit=200`);
  expect(body.items.filter((event) => event.type === 'message.received')).toHaveLength(20);
  await nothingIsStuck(house.context.store);
});
