/** Next year's calendar: asked for weeks ahead, read from the notice, published, and every change on record. */
import { beforeAll, expect, test } from 'vitest';
import type { Page } from '../../core/api.ts';
import type { MessageItem } from '../../core/contract/shapes/reference.ts';
import { openHouse, type TestServer } from '../support/app.ts';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse({ at: '2026-10-20T01:00:00.000Z' });
  await house.context.store.deleteWhere('calendar', { _id: '2027' });
  await house.context.registry.reload();
});

const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。`;

test('the administrator is told weeks ahead, once a week, and nobody else', async () => {
  const admin = await house.as('admin');
  const told = async (): Promise<string[]> => {
    const { body } = await admin.get<Page<MessageItem>>('/api/messages');
    return body.items.map(({ text }) => text).filter((text) => text.startsWith('2027年的工作日历还没有录入'));
  };
  const move = (now: string): Promise<unknown> => admin.post('/api/admin/clock', { now });
  await move('2026-10-25T09:00:00+08:00');
  expect(await told()).toHaveLength(0);
  await move('2026-11-03T09:00:00+08:00');
  await move('2026-11-03T10:00:00+08:00');
  expect(await told()).toHaveLength(1);
  await move('2026-11-12T09:00:00+08:00');
  expect(await told()).toHaveLength(2);
  const clerk = await (await house.as('township_window')).get<Page<MessageItem>>('/api/messages');
  expect(clerk.body.items).toEqual([]);
});

test('the notice is read, published and kept with who did it', async () => {
  const admin = await house.as('admin');
  const read = await admin.post<{ year: number; holidays: string[]; workdays: string[]; problems: string[] }>(
    '/api/admin/calendar/read',
    { text: NOTICE },
  );
  expect(read).toMatchObject({
    status: 200,
    body: { year: 2027, workdays: ['2027-01-31', '2027-02-20'], otherYears: [], problems: [] },
  });
  expect(read.body.holidays).toHaveLength(10);
  const before = await admin.get<{ missing: number | null }>('/api/admin/calendar');
  expect(before.body.missing).toBe(2027);
  const { holidays, workdays } = read.body;
  expect((await admin.put('/api/admin/calendar/2027', { holidays, workdays })).status).toBe(200);
  expect((await admin.put('/api/admin/calendar/2027', { holidays, workdays: [] })).status).toBe(200);
  const { body } = await admin.get<{ years: Record<string, { changes: object[] }>; missing: number | null }>(
    '/api/admin/calendar',
  );
  expect(body.missing).toBeNull();
  expect(body.years['2027']?.changes).toMatchObject([
    { workdays, at: house.context.clock.now() },
    { workdays: [] },
  ]);
  expect((await (await house.as('township_window')).get('/api/admin/calendar')).status).toBe(403);
});
