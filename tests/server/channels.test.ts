/** Messages on their way: to persons, by the channels the office has connected, with what may leave the house. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryView } from '../../core/contract/shapes/message.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { deliverDue } from '../../server/channels/deliver.ts';
import { recipientsOf } from '../../server/channels/recipients.ts';
import type { CaseDoc, DeliveryDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse } from '../support/app.ts';
import { application, begun, taskOf } from './fixtures.ts';

const house = await openHouse();
const { context } = house;
const { store, config } = context;
const AT = '2026-03-02T01:00:00.000Z';
let round = 0;

beforeEach(async () => {
  await house.reset(AT);
  config.channels = ['sms'];
  config.dataFolder = join(config.dataFolder, `round${(round += 1)}`);
});

async function sent(channel = 'sms'): Promise<{ id: string; to: string; text: string }[]> {
  const text = await readFile(join(config.dataFolder, 'outgoing', `${channel}.jsonl`), 'utf8').catch(
    () => '',
  );
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as never);
}

const deliveries = (filter: object): Promise<DeliveryDoc[]> =>
  store.find<DeliveryDoc>('deliveries', { filter: filter as never, sort: { by: 'at', dir: 1 }, limit: 1000 });

const PHONE = '13800000055';
/** With a number of its own, another than that of the account. */
const withPhone = (): JsonObject => {
  const data = application();
  return { ...data, applicant: { ...(data.applicant as JsonObject), phone: PHONE } };
};

async function accepted(data: JsonObject = { coi: false }, action = 'complete'): Promise<string> {
  const { id } = await begun(await house.as('applicant'), withPhone());
  const window = await house.as('township_window');
  const task = (await taskOf(window, id)).id;
  const { status, body } = await window.post(`/api/tasks/${task}/actions`, { action, data });
  expect({ status, body: status === 200 ? {} : body }).toEqual({ status: 200, body: {} });
  return id;
}

async function change(id: string, changes: object): Promise<void> {
  await store.set('users', { ...(await store.get<UserDoc>('users', id)), ...changes } as UserDoc);
}

describe('who is told', () => {
  test('a role is told to everybody who holds it then, each with a row of their own', async () => {
    const { id } = await begun(await house.as('applicant'));
    await (await house.as('applicant')).post(`/api/cases/${id}/actions`, { action: 'urge' });
    const told = await deliveries({ case: id, channel: 'in-app' });
    const holders = await store.find<UserDoc>('users', { filter: { posts: 'township_window@990101001' } });
    expect(holders.length).toBeGreaterThan(1);
    expect(told.map(({ user }) => user).sort()).toEqual(holders.map(({ _id }) => _id).sort());
    for (const row of told) expect(row).toMatchObject({ state: 'delivered', due: 0, sentAt: AT });
    const inBox = await (
      await house.as('township_window')
    ).get<{ items: { text: string }[] }>('/api/messages');
    expect(inBox.body.items[0]?.text).toMatch(/^催办：/);
  });

  test('who has left gets nothing, neither by the role nor by name', async () => {
    const user = (await store.get<UserDoc>('users', 'township_window#2')) as UserDoc;
    await change(user._id, { positions: [], posts: [] });
    const { id } = await begun(await house.as('applicant'));
    await (await house.as('applicant')).post(`/api/cases/${id}/actions`, { action: 'urge' });
    expect((await deliveries({ case: id })).map((row) => row.user)).not.toContain(user._id);
    await store.set('users', user);
  });

  test('who is named themselves and holds no post gets nothing', async () => {
    const user = (await store.get<UserDoc>('users', 'applicant')) as UserDoc;
    await change(user._id, { positions: [], posts: [] });
    const named = [`user:${user._id}`, 'user:township_window#2'];
    expect((await recipientsOf(context, named)).map(({ _id }) => _id)).toEqual(['township_window#2']);
    await store.set('users', user);
  });

  test('who comes to a post later is not told what was told before', async () => {
    const { id } = await begun(await house.as('applicant'));
    await (await house.as('applicant')).post(`/api/cases/${id}/actions`, { action: 'urge' });
    expect(await deliveries({ user: 'county_auditor', case: id })).toEqual([]);
  });
});

describe('by SMS', () => {
  test('nothing leaves a house that has connected nothing', async () => {
    config.channels = [];
    const id = await accepted();
    expect(await deliverDue(context)).toBe(0);
    expect(new Set((await deliveries({ case: id })).map(({ channel }) => channel))).toEqual(
      new Set(['in-app']),
    );
  });

  test('the applicant hears at the number the application gives, once however often it is looked', async () => {
    const id = await accepted();
    await deliverDue(context);
    await deliverDue(context);
    const mine = (await sent()).filter(({ to }) => to === PHONE);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.text).toMatch(/^您的临时救助申请已受理，编号990101-LS-2026-\d{5}，/);
    const [row] = await deliveries({ case: id, channel: 'sms', user: 'applicant' });
    expect(row).toMatchObject({ state: 'sent', due: 0, attempts: 1, sentAt: AT });
    expect(row?.address).toBe('138****0055');
  });

  test('a reason in free words stays in the house: it is only said that there is news', async () => {
    const reason = '经核查王某患尿毒症，身份证99010119870305003X，不符合条件，不予受理。';
    await accepted({ coi: false, reason_code: '其他', reason }, 'not_accepted');
    await deliverDue(context);
    const texts = (await sent()).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.join()).not.toMatch(/尿毒症|99010119870305003X/);
    expect(texts[0]).toMatch(/^您的“.*”（编号990101-LS-2026-\d{5}）有新消息，请登录查看。$/);
    const inBox = await (await house.as('applicant')).get<{ items: { text: string }[] }>('/api/messages');
    expect(inBox.body.items[0]?.text).toContain('尿毒症');
  });

  test('who does not wish it is not sent it', async () => {
    const client = await house.as('applicant');
    const put = await client.put('/api/me/channels', { muted: ['sms'], phone: '13900000009', email: null });
    expect(put.body).toMatchObject({ channels: [{ id: 'sms', wanted: false, address: '139****0009' }] });
    const id = await accepted();
    expect(await deliveries({ case: id, channel: 'sms', user: 'applicant' })).toEqual([]);
    await client.put('/api/me/channels', { muted: [], phone: '13900000009', email: null });
  });

  test('by WeChat somebody is told at the account they gave, and only the first sign of it is shown', async () => {
    config.channels = ['wechat'];
    const client = await house.as('applicant');
    const set = (wechat: string | null) =>
      client.put('/api/me/channels', { muted: [], phone: null, email: null, wechat });
    expect(await set('王 芳')).toMatchObject({ status: 422, body: { path: 'wechat' } });
    expect((await set('wang.fang')).body).toMatchObject({
      wechat: 'wang.fang',
      channels: [{ id: 'wechat', label: '微信', address: 'w***', wanted: true }],
    });
    // who does not name it leaves it as it is
    const kept = await client.put('/api/me/channels', { muted: [], phone: null, email: null });
    expect(kept.body).toMatchObject({ wechat: 'wang.fang' });
    const id = await accepted();
    await deliverDue(context);
    expect(await sent('wechat')).toMatchObject([{ to: 'wang.fang' }]);
    const [row] = await deliveries({ case: id, channel: 'wechat', user: 'applicant' });
    expect(row).toMatchObject({ state: 'sent', address: 'w***' });
    await set(null);
  });

  test('an address that is none is refused, and mail goes to one that is', async () => {
    config.channels = ['email'];
    const client = await house.as('applicant');
    const set = (email: string) => client.put('/api/me/channels', { muted: [], phone: null, email });
    expect(await set('wang@')).toMatchObject({ status: 422, body: { path: 'email' } });
    expect((await set('wang@example.cn')).status).toBe(200);
    await accepted();
    await deliverDue(context);
    expect(await sent('email')).toMatchObject([{ to: 'wang@example.cn' }]);
    await client.put('/api/me/channels', { muted: [], phone: null, email: null });
  });
});

describe('what fails', () => {
  const broken = (): void => void (config.dataFolder = join('/dev/null', 'nowhere'));
  const patience = async (): Promise<void> => {
    for (const row of await deliveries({ due: 1 }))
      await store.swap('deliveries', { ...row, nextAt: 0, seq: row.seq + 1 }, row.seq);
  };

  test('waits, is given up as its policy says, is told to the case, and goes out when it is asked for once more', async () => {
    const folder = config.dataFolder;
    const id = await accepted();
    broken();
    await deliverDue(context);
    const row = async (): Promise<DeliveryDoc> =>
      (await deliveries({ case: id, channel: 'sms', user: 'applicant' }))[0] as DeliveryDoc;
    expect(await row()).toMatchObject({ state: 'failed', due: 1, attempts: 1 });
    expect((await row()).nextAt).toBeGreaterThan(Date.now());
    expect(await deliverDue(context)).toBe(0);
    for (let n = 0; n < 7; n += 1) {
      await patience();
      await deliverDue(context);
    }
    expect(await row()).toMatchObject({ state: 'dead', due: 0, attempts: 8 });
    const admin = await house.as('admin');
    const letters = await admin.get<{ items: { id: string; kind: string }[] }>('/api/admin/dead-letters');
    expect(letters.body.items).toMatchObject([{ id: (await row())._id, kind: 'delivery' }]);
    const events = await admin.get<{ items: { text: string }[] }>(`/api/cases/${id}/events`);
    expect(JSON.stringify(events.body)).toContain('已停止自动重试');

    const window = await house.as('township_window');
    const list = await window.get<{ items: DeliveryView[] }>(`/api/cases/${id}/deliveries`);
    const dead = list.body.items.find(({ state }) => state === 'dead') as DeliveryView;
    expect(dead).toMatchObject({ channel: 'sms', mayResend: true, error: '发送渠道出了故障，请管理员检查' });
    config.dataFolder = folder;
    const path = `/api/cases/${id}/deliveries/${encodeURIComponent(dead.id)}/resend`;
    expect((await (await house.as('applicant')).post(path)).status).toBe(403);
    expect((await window.post(path)).status).toBe(204);
    expect((await admin.get<{ items: unknown[] }>('/api/admin/dead-letters')).body.items).toEqual([]);
    await deliverDue(context);
    expect(await row()).toMatchObject({ state: 'sent', again: { by: expect.any(String) as string } });
    // who looks after the case was told of the dead letter too
    expect((await sent()).filter(({ to }) => to === PHONE)).toHaveLength(1);
    expect((await window.post(path)).status).toBe(409);
  });

  test('an administrator who has a dead letter tried again has the message sent', async () => {
    const folder = config.dataFolder;
    const id = await accepted();
    broken();
    for (let n = 0; n < 8; n += 1) {
      await patience();
      await deliverDue(context);
    }
    config.dataFolder = folder;
    const [row] = await deliveries({ case: id, channel: 'sms', user: 'applicant' });
    const admin = await house.as('admin');
    const letter = encodeURIComponent(row?._id as string);
    expect((await admin.post(`/api/admin/dead-letters/${letter}/retry`)).status).toBe(204);
    await deliverDue(context);
    // who looks after the case was told of the dead letter too
    expect((await sent()).filter(({ to }) => to === PHONE)).toHaveLength(1);
  });

  test('what it says is filled in when it goes out, not when it was asked for', async () => {
    const id = await accepted();
    const row = (await store.get<CaseDoc>('cases', id)) as CaseDoc;
    const moved = { ...row, caseNo: '990101-LS-2026-90001', seq: row.seq + 1 };
    expect(await store.swap('cases', moved, row.seq)).toBe(true);
    await deliverDue(context);
    expect((await sent())[0]?.text).toContain('编号990101-LS-2026-90001，');
  });

  test('who has left before it went out gets nothing, and nobody is alarmed', async () => {
    await change('township_window#2', { phone: '13900000077' });
    const { id } = await begun(await house.as('applicant'));
    await (await house.as('applicant')).post(`/api/cases/${id}/actions`, { action: 'urge' });
    const user = (await store.get<UserDoc>('users', 'township_window#2')) as UserDoc;
    await change(user._id, { positions: [], posts: [] });
    await deliverDue(context);
    expect((await sent()).map(({ to }) => to)).not.toContain('13900000077');
    const [row] = await deliveries({ case: id, channel: 'sms', user: user._id });
    expect(row).toMatchObject({ state: 'dead', due: 0, error: '收件人已不在岗，不再发送' });
    expect(await store.count('attempts', {})).toBe(0);
    await store.set('users', user);
  });
});

test('who was told is for the staff of the case', async () => {
  const id = await accepted();
  const path = `/api/cases/${id}/deliveries`;
  expect((await (await house.as('applicant')).get(path)).status).toBe(403);
  const list = await (await house.as('township_window')).get<{ items: DeliveryView[] }>(path);
  expect(list.body.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ channel: 'in-app', label: '站内消息', state: 'delivered', mayResend: false }),
      expect.objectContaining({ channel: 'sms', label: '短信', state: 'queued' }),
    ]),
  );
});
