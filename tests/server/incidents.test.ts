/** What goes wrong reaches a person: it is a message, stands in one list, and from there the case is helped. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { MessageItem } from '../../core/contract/shapes/reference.ts';
import type { IncidentItem } from '../../core/contract/shapes/incident.ts';
import type { AttemptDoc, CaseDoc, IncidentDoc, UserDoc } from '../../server/store/documents.ts';
import { HOUSE } from '../../core/blocks/message/templates.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { begun, idNumber, played, single, start, taskOf } from './fixtures.ts';

let house: TestServer;
let admin: Client;
beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00.000Z' });
  admin = await house.as('admin');
}, 60_000);

/** Everybody who holds a post gets other ones. */
async function leave(post: string, keep = 0): Promise<UserDoc[]> {
  const { store } = house.context;
  const holders = await store.find<UserDoc>('users', { filter: { posts: { in: [post] } }, limit: 100 });
  for (const { _id, positions } of holders.slice(keep)) {
    const posts = positions.filter(({ role, region }) => `${role}@${region}` !== post);
    const answer = await admin.put(`/api/admin/people/${encodeURIComponent(_id)}/posts`, {
      posts,
      reason: '调离岗位',
    });
    expect(answer.status).toBe(200);
  }
  return holders;
}

const list = async (client: Client, query = ''): Promise<IncidentItem[]> =>
  (await client.get<{ items: IncidentItem[] }>(`/api/incidents${query}`)).body.items;

const of = async (id: string, query = ''): Promise<IncidentItem[]> =>
  (await list(admin, query)).filter((item) => item.case?.id === id);

const told = async (client: Client): Promise<MessageItem[]> =>
  (await client.get<{ items: MessageItem[] }>('/api/messages')).body.items;

async function startedAt(region: string, n: number, name = '无人'): Promise<string> {
  const answer = await start(await house.as('township_window'), single(region, name, idNumber(n)));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

describe('a task whose role nobody holds', () => {
  let id: string;
  beforeAll(async () => {
    await leave('township_window@990101002');
    id = await startedAt('990101002001', 7_001);
  });

  test('is a message to the administrator and to the office above, and stands in their list', async () => {
    const [item] = await of(id);
    expect(item).toMatchObject({
      message: '这项待办的岗位目前没有人担任，没有人能办理',
      case: { id, stepLabel: '受理' },
      actions: ['retry', 'appoint', 'dismiss'],
      closed: null,
    });
    const people = await house.context.store.find<UserDoc>('users', {
      filter: { posts: { in: ['admin@990101', 'county_civil_approver@990101'] } },
    });
    expect(people.length).toBeGreaterThan(1);
    for (const { name } of people) expect(item?.told.join()).toContain(name);
    for (const who of ['admin', 'county_civil_approver'])
      expect((await told(await house.as(who))).filter(({ caseId }) => caseId === id)).toHaveLength(1);
    expect((await list(await house.as('county_civil_approver'))).map((one) => one.case?.id)).toContain(id);
  });

  test('is nobody else’s to see or to settle', async () => {
    const [item] = await of(id);
    const clerk = await house.as('township_reviewer');
    expect((await clerk.get('/api/incidents')).status).toBe(403);
    expect((await clerk.post(`/api/incidents/${item?.id}/dismiss`, { reason: '不用管' })).status).toBe(403);
  });

  test('is not settled by asking again while nothing has changed', async () => {
    const [item] = await of(id);
    expect(await admin.post(`/api/incidents/${item?.id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'still_so' },
    });
  });

  test('is given to a person of another office, who then decides it', async () => {
    const [item] = await of(id);
    const { body } = await admin.get<{ items: { user: string; role: string }[] }>(
      `/api/incidents/${item?.id}/people`,
    );
    expect(body.items[0]?.role).toBe('township_window');
    const outside = await house.as('township_reviewer');
    const answer = await admin.post(`/api/incidents/${item?.id}/appoint`, {
      to: 'township_reviewer',
      reason: '窗口暂无人员',
    });
    expect(answer).toMatchObject({ status: 200, body: { closed: { how: 'appointed' } } });
    expect(await of(id)).toEqual([]);
    expect(await of(id, '?closed=true')).toMatchObject([{ closed: { reason: '窗口暂无人员' } }]);
    const task = await taskOf(outside, id);
    const view = await outside.get<{ case: { data: object } }>(`/api/tasks/${task.id}`);
    expect(JSON.stringify(view.body.case.data)).toContain('无人');
    expect(
      await outside.post(`/api/tasks/${task.id}/actions`, { action: 'complete', data: { coi: false } }),
    ).toMatchObject({ status: 200 });
  });
});

test('a citizen, and who is barred, is not appointed', async () => {
  const id = await startedAt('990101002001', 7_002, '余春生');
  const [item] = await of(id);
  const appoint = (to: string) =>
    admin.post(`/api/incidents/${item?.id}/appoint`, { to, reason: '窗口暂无人员' });
  expect(await appoint('applicant')).toMatchObject({ status: 422, body: { code: 'receiver_unfit' } });
  const { store } = house.context;
  const other = (await store.get<UserDoc>('users', 'township_reviewer')) as UserDoc;
  await store.set('users', { ...other, _id: 'relative', username: 'relative', name: '余春生' });
  expect(await appoint('relative')).toMatchObject({ status: 422, body: { code: 'receiver_excluded' } });
});

test('when all who hold the role are barred it says so', async () => {
  const post = 'township_window@990101003';
  const [clerk] = await leave(post, 1);
  const id = await startedAt('990101003001', 7_004, clerk?.name);
  expect((await of(id)).map(({ message }) => message)).toEqual([
    '担任这个岗位的人都须回避，没有人能办理这项待办',
  ]);
});

test('a task whose last holder leaves later is an incident too, and settles itself when somebody comes', async () => {
  const post = 'township_window@990101003';
  const id = await startedAt('990101003001', 7_003);
  expect(await of(id)).toEqual([]);
  const [first] = await leave(post);
  const [item] = await of(id);
  expect(item?.message).toBe('这项待办的岗位目前没有人担任，没有人能办理');
  await admin.put(`/api/admin/people/${encodeURIComponent(first?._id ?? '')}/posts`, {
    posts: first?.positions,
    reason: '回来了',
  });
  expect(await of(id)).toEqual([]);
  expect(await of(id, '?closed=true')).toMatchObject([{ id: item?.id, closed: { how: 'settled' } }]);
  await leave(post);
  expect(await of(id)).toHaveLength(1);
});

test('more persons asked for than there are is an incident of the one left over', async () => {
  await leave('township_investigator@990101001', 1);
  const id = await played(house, 'general-street', 'home_visit');
  expect((await of(id)).map(({ message }) => message)).toEqual([
    '需要的人数多于能办理的人数，能办理的只有1人，这项待办没有人能办理',
  ]);
});

test('closing one asks for a real reason, which stands in the book of changes', async () => {
  const id = await startedAt('990101002001', 7_005);
  const [item] = await of(id);
  const dismiss = (reason: string) => admin.post(`/api/incidents/${item?.id}/dismiss`, { reason });
  expect((await dismiss('. .')).status).toBe(422);
  expect(await dismiss('申请人已撤回')).toMatchObject({ status: 200, body: { actions: [] } });
  expect(await dismiss('申请人已撤回')).toMatchObject({ status: 409, body: { code: 'incident_closed' } });
  const looks = await admin.get<{ items: object[] }>('/api/admin/looks?limit=200');
  expect(looks.body.items).toContainEqual(
    expect.objectContaining({ kind: 'incident', reason: '申请人已撤回' }),
  );
});

test('what was given up is tried again from the list', async () => {
  const { id } = await begun(await house.as('applicant'));
  const { store } = house.context;
  const letter = `${id}:lost`;
  const doc = (await store.get<CaseDoc>('cases', id)) as CaseDoc;
  const effect = {
    ...({ id: letter, kind: 'notify', to: ['user:applicant'], template: HOUSE.urge } as const),
    ...{ version: doc.version, data: {} },
  };
  await store.swap('cases', { ...doc, seq: doc.seq + 1, outbox: [effect], pending: 1 }, doc.seq);
  const attempt = {
    case: id,
    kind: 'notify',
    attempts: 12,
    nextAt: 0,
    dead: 1,
    error: 'x',
    at: doc.startedAt,
  };
  await store.set('attempts', { _id: letter, ...attempt } as AttemptDoc);
  await store.insert('incidents', {
    ...({ case: id, region: doc.region, scope: doc.scope, message: '没有办成', step: null } as const),
    ...({ node: null, task: null, letter, told: [], at: doc.startedAt, open: 1 } as const),
    _id: letter,
  } satisfies IncidentDoc);
  const [item] = await of(id);
  expect(item?.actions).toEqual(['retry', 'dismiss']);
  expect(await admin.post(`/api/incidents/${item?.id}/retry`)).toMatchObject({ status: 200 });
  expect(await store.get('messages', letter)).toMatchObject({
    text: expect.stringContaining('催办') as string,
  });
  expect(await of(id)).toEqual([]);
});
