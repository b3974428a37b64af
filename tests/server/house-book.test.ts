/** What holds for the house is changed by date and place, is written down, and a full disk is said in words. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ParamDoc } from '../../server/store/documents.ts';
import { listen, openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { begun, urgent, firstRelief, taskOf } from './fixtures.ts';
import { JPEG } from '../support/sample-files.ts';

let house: TestServer;
let admin: Client;
beforeAll(async () => {
  house = await openHouse({ funds: { 990101001: 10_000_000 } });
  admin = await house.as('admin');
});

const CAP = 'temporary_relief.annual_cap_months';

async function someParam(): Promise<string> {
  const { library } = house.context;
  const specs = Object.values(library.latest('temporary-relief')?.definition.params ?? {});
  return (
    specs.find(({ key }) => key === CAP)?.key ?? (specs.find(({ type }) => type === 'integer')?.key as string)
  );
}

describe('a parameter', () => {
  test('is changed from a day on in one county, and keeps what held before and holds elsewhere', async () => {
    const key = await someParam();
    const { store, registry } = house.context;
    const before = await store.find<ParamDoc>('params', { filter: { key }, limit: 100 });
    const held = registry.param(key, '990101001', '2026-06-30');
    const change = { region: '990101', from: '2026-07-01', value: 7, reason: '县里新通知' };
    expect(await admin.put(`/api/admin/params/${key}`, change)).toMatchObject({ status: 200 });
    expect(registry.param(key, '990101001', '2026-06-30')).toEqual(held);
    expect(registry.param(key, '990101001', '2026-07-01')).toBe(7);
    expect(registry.param(key, '990102001', '2026-07-01')).not.toBe(7);
    expect(await store.find('params', { filter: { key }, limit: 100 })).toHaveLength(before.length + 1);
  });

  test('is a known one, of its type, and what has held is not rewritten', async () => {
    const key = await someParam();
    const change = { region: '990101', from: '2026-07-01', value: 7, reason: '县里新通知' };
    expect((await admin.put('/api/admin/params/none', change)).status).toBe(422);
    for (const wrong of [{ from: '2026-01-01' }, { from: '7月1日' }, { region: '123456' }, { value: '七' }])
      expect((await admin.put(`/api/admin/params/${key}`, { ...change, ...wrong })).status).toBe(422);
    expect((await (await house.as('township_window')).put(`/api/admin/params/${key}`, change)).status).toBe(
      403,
    );
  });
});

describe('the book of auditors', () => {
  test('holds looks with their reason, and changes of the calendar with what was before', async () => {
    const { id } = await begun(await house.as('applicant'));
    const look = (reason: string) =>
      admin.post(`/api/cases/${id}/looks`, { paths: ['applicant.id_no'], reason });
    for (const none of ['  ', '..', '1234']) expect((await look(none)).status, none).toBe(422);
    expect((await look('群众来电核对')).status).toBe(200);
    const days = { holidays: ['2028-01-01'], workdays: [] };
    expect((await admin.put('/api/admin/calendar/2028', days)).status).toBe(200);
    const { body } = await admin.get<{ items: { kind: string; reason: string; caseId: string | null }[] }>(
      '/api/admin/looks',
    );
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'look', caseId: id, reason: '群众来电核对' }),
        expect.objectContaining({
          kind: 'calendar',
          reason: expect.stringContaining('2028-01-01') as string,
        }),
      ]),
    );
    expect((await (await house.as('township_window')).get('/api/admin/looks')).status).toBe(403);
  });
});

test('an account preset anew begins its statement anew: every line of it adds up', async () => {
  const preset = { fund: { 990101001: { balance: 10_000_000 } } };
  const pay = async (n: number): Promise<void> => {
    const id = await urgent(house, n);
    const approver = await house.as('township_approver');
    const task = await taskOf(approver, id, 'first_relief');
    const answer = await approver.post(`/api/tasks/${task.id}/actions`, {
      action: 'complete',
      data: firstRelief(50_000),
    });
    expect(answer, JSON.stringify(answer.body).slice(0, 300)).toMatchObject({ status: 200 });
  };
  await pay(1);
  await admin.post('/api/admin/world', preset);
  await pay(2);
  const { store } = house.context;
  const [account] = await store.find('funds', { filter: { region: '990101001' }, limit: 1 });
  const lines = await store.find('fund_entries', { filter: { account: account?._id as string }, limit: 100 });
  expect(lines).toHaveLength(account?.entries as number);
});

test('an upload on a full disk is refused in words', async () => {
  const { context } = await openHouse();
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const files = { ...context.store.files, save: () => Promise.reject(full) };
  const store = new Proxy(context.store, {
    get: (target, name) => {
      const value: unknown = name === 'files' ? files : Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const packed = await listen({ ...context, store });
  const answer = await (
    await packed.as('applicant')
  ).upload<{ code: string; message: string }>('a.jpg', JPEG);
  expect(answer).toMatchObject({ status: 507, body: { code: 'disk_full' } });
  expect((await (await packed.as('township_window')).get('/api/tasks')).status).toBe(200);
});
