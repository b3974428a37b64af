/** The right to act is asked at the act: a post taken, a session ended, is felt at once, on every way in. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { TaskView } from '../../core/api.ts';
import type { SessionDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse, PASSWORD, until, type TestServer } from '../support/app.ts';
import { Client } from '../support/http.ts';
import { begun, taskOf } from './fixtures.ts';
import { WebSocket } from 'ws';

let house: TestServer;
let admin: Client;
beforeAll(async () => {
  house = await openHouse();
  admin = await house.as('admin');
}, 60_000);

/** A second clerk of the office, with an account of their own. */
async function clerk(name: string): Promise<Client> {
  const { store } = house.context;
  const first = (await store.get<UserDoc>('users', 'township_window')) as UserDoc;
  await store.set('users', { ...first, _id: name, username: name, name: `张某${name}` });
  return house.as(name);
}

const posts = (id: string, held: object[]) =>
  admin.put(`/api/admin/people/${id}/posts`, { posts: held, reason: '调离岗位' });

const WINDOW = { role: 'township_window', region: '990101001' };

describe('whoever lost the post', () => {
  test('decides nothing any more, and what they had claimed is open to the office again', async () => {
    const gone = await clerk('gone');
    const { id } = await begun(await house.as('applicant'));
    const task = `/api/tasks/${(await taskOf(gone, id)).id}`;
    expect((await gone.post(`${task}/actions`, { action: 'claim' })).status).toBe(200);
    expect((await posts('gone', [])).status).toBe(200);
    const late = await gone.post(`${task}/actions`, { action: 'complete', data: { coi: false } });
    expect(late).toMatchObject({ status: 403, body: { code: 'not_your_task' } });
    const other = await (await house.as('township_window')).post(`${task}/actions`, { action: 'claim' });
    expect(other.status).toBe(200);
  });

  test('not when the post was taken in the store itself either', async () => {
    const gone = await clerk('gone2');
    const { id } = await begun(await house.as('applicant'));
    const task = `/api/tasks/${(await taskOf(gone, id)).id}`;
    expect((await gone.post(`${task}/actions`, { action: 'claim' })).status).toBe(200);
    const { store } = house.context;
    const user = (await store.get<UserDoc>('users', 'gone2')) as UserDoc;
    await store.set('users', { ...user, positions: [], posts: [] });
    const late = await gone.post(`${task}/actions`, { action: 'complete', data: { coi: false } });
    expect(late).toMatchObject({ status: 403, body: { code: 'not_your_task' } });
  });

  test('nor a task that was handed to them', async () => {
    const gone = await clerk('gone3');
    const { id } = await begun(await house.as('applicant'));
    const other = await house.as('township_window');
    const task = `/api/tasks/${(await taskOf(other, id)).id}/actions`;
    expect((await other.post(task, { action: 'transfer', to: 'gone3', comment: '出差' })).status).toBe(200);
    await posts('gone3', []);
    expect((await gone.post(task, { action: 'complete', data: { coi: false } })).status).toBe(403);
  });

  test('keeps neither the record nor the archive of what they handled', async () => {
    const gone = await clerk('gone4');
    const { id } = await begun(await house.as('applicant'));
    const task = `/api/tasks/${(await taskOf(gone, id)).id}/actions`;
    expect((await gone.post(task, { action: 'complete', data: { coi: false } })).status).toBe(200);
    expect((await gone.get(`/api/cases/${id}/events`)).status).toBe(200);
    await posts('gone4', []);
    for (const path of [`/api/cases/${id}`, `/api/cases/${id}/events`, `/cases/${id}/archive`])
      expect((await gone.get(path)).status, path).toBe(403);
  });

  test('hears nothing more on an open socket', async () => {
    const gone = await clerk('gone5');
    const heard: { type: string; caseId?: string }[] = [];
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/api/live`, {
      headers: { cookie: gone.cookies },
    });
    socket.on('message', (data: Buffer) => void heard.push(JSON.parse(data.toString()) as { type: string }));
    await until(() => heard.some(({ type }) => type === 'hello'));
    await posts('gone5', []);
    await until(() => heard.some(({ type }) => type === 'resync'));
    const { id } = await begun(await house.as('applicant'));
    const listener = await house.as('township_window');
    await taskOf(listener, id);
    socket.ping();
    await new Promise((resolve) => socket.once('pong', resolve));
    expect(heard.filter(({ caseId }) => caseId === id)).toEqual([]);
    socket.terminate();
  });
});

describe('a session', () => {
  test('that ends closes its socket at once', async () => {
    const client = await clerk('leaves');
    const socket = new WebSocket(`${house.url.replace('http', 'ws')}/api/live`, {
      headers: { cookie: client.cookies },
    });
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => socket.once('message', resolve));
    await client.post('/api/logout');
    expect(await closed).toBe(4401);
  });

  test('ends a week after it began, however much it is used', async () => {
    const client = await clerk('stays');
    const { store } = house.context;
    const [doc] = await store.find<SessionDoc>('sessions', { filter: { user: 'stays' } });
    const week = 7 * 24 * 3_600_000;
    await store.set('sessions', {
      ...(doc as SessionDoc),
      createdAt: Date.now() - week - 1,
      seenAt: Date.now(),
    });
    expect((await client.get('/api/me')).status).toBe(401);
  });

  test('is ended on every device by its owner, and by the administrator', async () => {
    await clerk('many');
    const [one, two] = [new Client(house.url), new Client(house.url)];
    for (const client of [one, two]) await client.login('many', PASSWORD);
    expect((await one.raw('/api/sessions', { method: 'DELETE' })).status).toBe(204);
    for (const client of [one, two]) expect((await client.get('/api/me')).status).toBe(401);
    await one.login('many', PASSWORD);
    expect((await admin.raw('/api/admin/people/many/sessions', { method: 'DELETE' })).status).toBe(204);
    expect((await one.get('/api/me')).status).toBe(401);
  });

  test('ends with a new password, but for the one in which it was chosen', async () => {
    const here = await clerk('newword');
    const there = new Client(house.url);
    await there.login('newword', PASSWORD);
    const wrong = await here.put('/api/password', { old: 'guess-guess', password: 'a-new-password' });
    expect(wrong).toMatchObject({ status: 422 });
    expect((await here.put('/api/password', { old: PASSWORD, password: 'a-new-password' })).status).toBe(204);
    expect((await here.get('/api/me')).status).toBe(200);
    expect((await there.get('/api/me')).status).toBe(401);
    expect((await there.login('newword', 'a-new-password')).status).toBe(200);
  });
});

describe('a claimed task whose holder is away', () => {
  test('is given to a colleague by the administrator, with a reason', async () => {
    const holder = await clerk('away');
    const { id } = await begun(await house.as('applicant'));
    const task = `/api/tasks/${(await taskOf(holder, id)).id}`;
    await holder.post(`${task}/actions`, { action: 'claim' });
    const window = await house.as('township_window');
    expect((await window.post(`${task}/actions`, { action: 'claim' })).status).toBe(409);
    const order = { action: 'assign', to: 'township_window' };
    expect((await admin.post(`${task}/actions`, order)).status).toBe(422);
    expect((await window.post(`${task}/actions`, { ...order, comment: '休假' })).status).toBe(403);
    expect((await admin.post(`${task}/actions`, { ...order, comment: '休假' })).status).toBe(200);
    const { body } = await window.get<TaskView>(task);
    expect(body.assignee).toBe((await house.context.store.get<UserDoc>('users', 'township_window'))?.name);
    expect((await window.post(`${task}/actions`, { action: 'complete', data: { coi: false } })).status).toBe(
      200,
    );
  });

  test('goes with all others to a colleague when the holder leaves', async () => {
    const holder = await clerk('retires');
    const { id } = await begun(await house.as('applicant'));
    const task = `/api/tasks/${(await taskOf(holder, id)).id}`;
    await holder.post(`${task}/actions`, { action: 'claim' });
    const answer = await admin.post('/api/admin/people/retires/hand-over', {
      to: 'township_window',
      comment: '退休',
    });
    expect(answer).toMatchObject({ status: 200, body: { moved: 1, left: [] } });
    expect((await holder.post(`${task}/actions`, { action: 'claim' })).status).toBe(409);
  });

  test('is open to the office again after three days', async () => {
    const holder = await clerk('forgets');
    const { id } = await begun(await house.as('applicant'));
    const task = `/api/tasks/${(await taskOf(holder, id)).id}/actions`;
    await holder.post(task, { action: 'claim' });
    const window = await house.as('township_window');
    expect((await window.post(task, { action: 'claim' })).status).toBe(409);
    const later = new Date(Date.parse(house.context.clock.now()) + 4 * 24 * 3_600_000).toISOString();
    expect((await admin.post('/api/admin/clock', { now: later })).status).toBe(200);
    expect((await window.post(task, { action: 'claim' })).status).toBe(200);
  });
});

test('posts are known ones, and the last administrator stays', async () => {
  await clerk('moves');
  expect((await posts('moves', [{ role: 'nobody', region: '990101' }])).status).toBe(422);
  expect((await posts('moves', [{ role: 'township_window', region: '123456' }])).status).toBe(422);
  expect((await posts('moves', [WINDOW])).status).toBe(200);
  const { body } = await admin.get<{ items: { id: string; posts: object[] }[] }>('/api/admin/people?q=admin');
  const held = body.items.find(({ id }) => id === 'admin')?.posts ?? [];
  expect(held.length).toBeGreaterThan(0);
  const others = await house.context.store.find<UserDoc>('users', { limit: 1000 });
  const admins = others.filter((user) => user.posts.some((post) => post.startsWith('admin@')));
  const answers = [];
  for (const user of admins) answers.push((await posts(user._id, [])).status);
  expect(answers.at(-1)).toBe(409);
  expect(
    (
      await (
        await house.as('township_window')
      ).put('/api/admin/people/moves/posts', { posts: [], reason: '试试' })
    ).status,
  ).toBe(403);
});
