/** Whose task it is: what to fill in is for who may do it, and it goes only to who may do it. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseView, TaskView } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { TaskDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { begun, played, taskOf } from './fixtures.ts';

const VILLAGE = '990101001001';
const SECRET = '只有承办人可以看的草稿';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse();
});

/** One person of every role that could have business with a case of the village. */
async function everyRole(): Promise<UserDoc[]> {
  const users = await house.context.store.find<UserDoc>('users', { limit: 1000 });
  const roles = new Map<string, UserDoc>();
  for (const user of users)
    for (const { role, region } of user.positions)
      if (VILLAGE.startsWith(region) && !roles.has(role)) roles.set(role, user);
  return [...new Set(roles.values())];
}

const holds = (user: UserDoc, task: TaskDoc): boolean =>
  [...user.posts, `user:${user._id}`].some((key) => task.candidates.includes(key));

describe('a task seen by somebody else', () => {
  test('has neither data nor forms, whatever their role and whichever task of the case it is', async () => {
    const id = await played(house, 'general-street', 'street_decision');
    const open = await house.context.store.find<TaskDoc>('tasks', {
      filter: { case: id, state: 'open' },
      limit: 10,
    });
    for (const task of open) {
      const holder = (await everyRole()).find((user) => holds(user, task));
      const saved = { action: 'save', data: { opinion: SECRET } };
      await (await house.as(holder?.username ?? '')).post(`/api/tasks/${task._id}/actions`, saved);
    }
    const tasks = await house.context.store.find<TaskDoc>('tasks', { filter: { case: id }, limit: 100 });
    expect(open.length).toBeGreaterThan(0);
    expect(tasks.length).toBeGreaterThan(4);
    let seen = 0;
    for (const user of await everyRole()) {
      const client = await house.as(user.username);
      for (const task of tasks) {
        const { status, body } = await client.get<TaskView>(`/api/tasks/${task._id}`);
        if (status === 403) continue;
        const about = `${user.username} ${task.step}`;
        expect(status, about).toBe(200);
        seen += 1;
        if (task.state === 'open' && holds(user, task)) continue;
        expect({ data: body.data, permissions: body.permissions, forms: body.forms }, about).toEqual({
          data: {},
          permissions: {},
          forms: {},
        });
        expect(body.actions.map((action) => action.form).filter(Boolean), about).toEqual([]);
        expect(JSON.stringify(body), about).not.toContain(SECRET);
      }
    }
    expect(seen).toBeGreaterThan(20);
  }, 60_000);

  test('and by its holder has what was saved', async () => {
    const { id } = await begun(await house.as('applicant'));
    const clerk = await house.as('township_window');
    const task = await taskOf(clerk, id);
    const saved = { action: 'save', data: { coi: false } };
    expect((await clerk.post(`/api/tasks/${task.id}/actions`, saved)).status).toBe(200);
    const { body } = await clerk.get<TaskView>(`/api/tasks/${task.id}`);
    expect(body.data).toMatchObject({ coi: false });
    expect(Object.keys(body.forms)).not.toEqual([]);
    const taken = await (await house.as('township_approver')).get<TaskView>(`/api/tasks/${task.id}`);
    expect(taken.body.data).toEqual({});
  });
});

describe('handing a task on', () => {
  async function handedTo(
    to: string,
    username = 'township_window',
  ): Promise<{ status: number; body: unknown }> {
    const { id } = await begun(await house.as('applicant'));
    const task = await taskOf(await house.as('township_window'), id);
    return (await house.as(username)).post(`/api/tasks/${task.id}/actions`, {
      action: 'transfer',
      to,
      comment: '出差',
    });
  }

  test.each(['applicant', 'county_finance', 'village_director', 'township_window@990101002'])(
    'to %s, who does not hold its post, is refused',
    async (to) => {
      expect(await handedTo(to)).toMatchObject({
        status: 422,
        body: { code: 'receiver_unfit', path: 'to', message: '接收人不担任这个岗位' },
      });
    },
  );

  test('to nobody known is refused', async () => {
    expect(await handedTo('nobody')).toMatchObject({ status: 404, body: { code: 'unknown_user' } });
  });

  test('to a colleague of the same post is done', async () => {
    const { store } = house.context;
    const user = (await store.get<UserDoc>('users', 'township_window')) as UserDoc;
    await store.set('users', { ...user, _id: 'colleague', username: 'colleague', name: '同事甲' });
    const answer = await handedTo('colleague');
    expect(answer.status).toBe(200);
  });
});

describe('a colleague who was faster', () => {
  async function raced(): Promise<{ id: string; task: string }> {
    const { store } = house.context;
    const user = (await store.get<UserDoc>('users', 'township_window')) as UserDoc;
    await store.set('users', { ...user, _id: 'colleague', username: 'colleague', name: '同事甲' });
    const { id } = await begun(await house.as('applicant'));
    return { id, task: (await taskOf(await house.as('township_window'), id)).id };
  }
  const accept: JsonObject = { action: 'complete', data: { coi: false } };

  test('and claimed it leaves 409', async () => {
    const { task } = await raced();
    expect(
      (await (await house.as('colleague')).post(`/api/tasks/${task}/actions`, { action: 'claim' })).status,
    ).toBe(200);
    expect(
      await (await house.as('township_window')).post(`/api/tasks/${task}/actions`, accept),
    ).toMatchObject({
      status: 409,
      body: { code: 'taken' },
    });
  });

  test('and did it leaves 409', async () => {
    const { task } = await raced();
    const done = await (
      await house.as('colleague')
    ).post<{ case: CaseView }>(`/api/tasks/${task}/actions`, accept);
    expect(done.status).toBe(200);
    expect(
      await (await house.as('township_window')).post(`/api/tasks/${task}/actions`, accept),
    ).toMatchObject({
      status: 409,
      body: { code: 'task_closed' },
    });
  });
});

describe('a draft saved on two screens', () => {
  const screen = (name: string, rev: number): JsonObject => ({ rev, screen: name });

  test('older work is never written over newer: it is told who saved when, and goes over it by choice only', async () => {
    const { id } = await begun(await house.as('applicant'));
    const clerk = await house.as('township_window');
    const task = await taskOf(clerk, id);
    const path = `/api/tasks/${task.id}/actions`;
    const save = async (coi: boolean, draft: JsonObject) =>
      clerk.post<{ code?: string; details?: JsonObject }>(path, { action: 'save', data: { coi }, draft });
    const read = async () => (await clerk.get<TaskView>(`/api/tasks/${task.id}`)).body;

    expect((await read()).draft).toBeNull();
    expect((await save(true, screen('office', 0))).status).toBe(200);
    // the same screen goes on, also when the answer to its last save was lost
    expect((await save(false, screen('office', 0))).status).toBe(200);
    const { draft, data } = await read();
    expect({ draft, data }).toMatchObject({ draft: { rev: 2 }, data: { coi: false } });

    const refused = await save(true, screen('phone', 0));
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'draft_overtaken', details: { rev: 2, at: draft?.at, by: draft?.by } },
    });
    const acted = await clerk.post(path, {
      action: 'complete',
      data: { coi: true },
      draft: screen('phone', 0),
    });
    expect(acted).toMatchObject({ status: 409, body: { code: 'draft_overtaken' } });
    expect(await read()).toMatchObject({ status: 'open', draft: { rev: 2 }, data: { coi: false } });

    expect((await save(true, screen('phone', 2))).status).toBe(200);
    expect((await save(false, screen('office', 0))).status).toBe(409);
    expect(await read()).toMatchObject({ draft: { rev: 3 }, data: { coi: true } });
  });
});
