/** The calendar of working days: changed by the administrator, followed by every server. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CalendarData } from '../../core/time/calendar.ts';
import { openHouse, until, type TestServer } from '../support/app.ts';

let house: TestServer;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  house = await openHouse();
});
afterAll(() => void vi.useRealTimers());

const YEAR = { holidays: ['2031-10-01', '2031-01-01'], workdays: ['2031-10-11'] };

test('a year is set by the administrator and holds at once', async () => {
  const answer = await (await house.as('admin')).put('/api/admin/calendar/2031', YEAR);
  const sorted = { holidays: ['2031-01-01', '2031-10-01'], workdays: ['2031-10-11'] };
  expect(answer).toMatchObject({ status: 200, body: sorted });
  const { body } = await house.anyone.get<CalendarData>('/api/calendar');
  expect(body['2031']).toEqual(sorted);
  expect(body['2026']).toBeDefined();
});

test.each([
  [{ holidays: ['2030-12-31'], workdays: [] }, 'holidays.0'],
  [{ holidays: ['2031-01-01', '2031-02-30'], workdays: [] }, 'holidays.1'],
  [{ holidays: [], workdays: ['tomorrow'] }, 'workdays.0'],
  [{ holidays: ['2031-01-01'], workdays: ['2031-01-01'] }, 'workdays.0'],
  [{ holidays: [] }, 'workdays'],
])('%j is refused', async (year, path) => {
  const answer = await (await house.as('admin')).put('/api/admin/calendar/2031', year);
  expect(answer).toMatchObject({ status: 422, body: { path } });
});

test('nobody else sets it', async () => {
  expect((await (await house.as('township_window')).put('/api/admin/calendar/2031', YEAR)).status).toBe(403);
  expect((await house.anyone.put('/api/admin/calendar/2031', YEAR)).status).toBe(401);
});

test('what another server changed is followed within half a minute', async () => {
  await house.context.store.set('calendar', { _id: '2032', holidays: ['2032-01-01'], workdays: [] });
  expect(house.context.registry.calendarData()['2032']).toBeUndefined();
  vi.advanceTimersByTime(30_000);
  const followed = await until(() => house.context.registry.calendarData()['2032']);
  expect(followed).toEqual({ holidays: ['2032-01-01'], workdays: [] });
});
