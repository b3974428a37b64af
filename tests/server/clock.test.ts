/** The training clock: forward only, by whoever learns here, and only where there is one. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Me } from '../../core/api.ts';
import { addMs, MINUTE_MS } from '../../core/time/instant.ts';
import type { UserDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { application, begun, taskOf } from './fixtures.ts';

describe('on a training instance', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await openHouse({ at: '2026-03-02T01:00:00.000Z' });
  });

  test('moving it makes everybody’s time move', async () => {
    const admin = await house.as('admin');
    const { status, body } = await admin.post('/api/admin/clock', { now: '2026-03-02T10:00:00+08:00' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ now: '2026-03-02T02:00:00.000Z' });
    expect((await house.anyone.get<Me>('/api/me')).status).toBe(401);
    expect((await (await house.as('applicant')).get<Me>('/api/me')).body.now).toBe(
      '2026-03-02T02:00:00.000Z',
    );
  });

  test('it does not go back', async () => {
    const answer = await (
      await house.as('admin')
    ).post('/api/admin/clock', { now: '2026-03-01T00:00:00+08:00' });
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'clock_backwards', path: 'now', details: { now: house.context.clock.now() } },
    });
  });

  test.each(['yesterday', '', '2026-13-01T00:00:00Z', '2026-03-02'])('%j is no time', async (now) => {
    expect(await (await house.as('admin')).post('/api/admin/clock', { now })).toMatchObject({ status: 422 });
  });

  test('nobody but the administrator presets the world or touches money', async () => {
    for (const username of ['applicant', 'township_window', 'county_civil_approver', 'county_finance']) {
      const client = await house.as(username);
      for (const path of ['/api/admin/world', '/api/admin/fund']) {
        const body = { op: 'commit', account: '990101001' };
        expect(await client.post(path, body), `${username} ${path}`).toMatchObject({ status: 403 });
      }
    }
  });

  test('whoever is logged in moves it, and in a demo anybody', async () => {
    const move = async (client: Client, minutes: number): Promise<number> => {
      const now = addMs(house.context.clock.now(), minutes * MINUTE_MS);
      return (await client.post('/api/admin/clock', { now })).status;
    };
    expect(await move(await house.as('applicant'), 1)).toBe(200);
    expect(await move(house.anyone, 1)).toBe(200);
    const person = await house.context.store.get<UserDoc>('users', 'township_window');
    await house.context.store.set('users', { ...(person as UserDoc), demo: false });
    house.context.config.demo = false;
    try {
      expect(await move(house.anyone, 1)).toBe(401);
      expect(await move(await house.as('township_window'), 1)).toBe(200);
    } finally {
      house.context.config.demo = true;
    }
  });

  test('what falls due on the way happens at its own moment', async () => {
    const { id } = await begun(await house.as('applicant'), application());
    const clerk = await house.as('township_window');
    const task = await taskOf(clerk, id);
    await (await house.as('admin')).post('/api/admin/clock', { now: '2026-03-10T09:00:00+08:00' });
    expect(await taskOf(clerk, id)).toMatchObject({ id: task.id, overdue: true });
    const { body } = await clerk.get<{ items: { type: string; at: string }[] }>(
      `/api/cases/${id}/events?limit=100`,
    );
    expect(body.items.find((event) => event.type === 'task.overdue')?.at).toBe(task.due);
  });

  test('what falls due waits for its moment, and happens at it', async () => {
    const { id } = await begun(await house.as('applicant'), application());
    const clerk = await house.as('township_window');
    const due = (await taskOf(clerk, id)).due as string;
    const admin = await house.as('admin');
    const before = addMs(due, -MINUTE_MS);
    expect((await admin.post('/api/admin/clock', { now: before })).body).toMatchObject({ now: before });
    expect((await taskOf(clerk, id)).overdue).toBeFalsy();
    await admin.post('/api/admin/clock', { now: due });
    expect(await taskOf(clerk, id)).toMatchObject({ overdue: true });
  });
});

describe('on a real clock', () => {
  let house: TestServer;
  beforeAll(async () => {
    house = await openHouse({ at: null });
  });

  test.each(['/api/admin/clock', '/api/admin/world', '/api/admin/fund'])('%s is refused', async (path) => {
    const body = { now: '2027-01-01T00:00:00+08:00', op: 'commit', account: '990101001' };
    expect(await (await house.as('admin')).post(path, body)).toMatchObject({
      status: 409,
      body: { code: 'clock_real' },
    });
  });

  test('and says so', async () => {
    expect((await (await house.as('admin')).get<Me>('/api/me')).body.virtualClock).toBe(false);
  });
});
