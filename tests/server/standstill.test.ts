/**
 * What several voices come to, and what a suspended case has left, through the calls a person makes: the same words at the
 * desk, in the log and on the public board.
 */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CaseEventView, CaseStarted, CaseView, NoticeItem, Page, TaskView } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { houseWith } from '../patterns/house.ts';
import type { TestServer } from '../support/app.ts';
import { taskOf } from './fixtures.ts';

const MONDAY = '2026-03-02T01:00:00.000Z';

const REVIEW: JsonObject = {
  format: 2,
  key: 'joint-review',
  title: '会审',
  caseNo: '{region6}-HS-{yyyy}-{seq5}',
  subject: '"某事"',
  region: '"990101001001"',
  start: { roles: ['applicant'], form: 'patterns/start', outcome: 'submit' },
  delays: { lapse: { h: 100 } },
  limit: { period: { wd: 10 }, from: 'vote', until: ['approved'] },
  machine: {
    id: 'joint-review',
    initial: 'draft',
    states: {
      draft: {
        meta: {
          label: '申请',
          task: {
            form: 'patterns/start',
            block: '.',
            seats: [{ role: 'filer' }],
            outcomes: { submit: { label: '提交' } },
          },
        },
        on: { submit: 'vote' },
      },
      vote: {
        meta: {
          label: '会审',
          task: {
            mode: 'all',
            form: 'patterns/note',
            due: { wd: 3 },
            seats: [{ role: 'township_window' }, { role: 'township_approver' }],
            outcomes: {
              approve: { label: '同意', tone: 'positive' },
              back: { label: '退回补正', tone: 'back' },
            },
          },
        },
        on: { approve: 'publicity', back: 'amend' },
        after: { lapse: 'lapsed' },
      },
      amend: {
        meta: {
          label: '补正',
          pauses: true,
          task: {
            form: 'patterns/start',
            block: '.',
            seats: [{ role: 'filer' }],
            outcomes: { complete: { label: '重新提交' } },
          },
        },
        on: { complete: 'vote' },
      },
      publicity: {
        meta: {
          label: '公示',
          pauses: true,
          notice: {
            kind: 'publicity',
            title: '"公示"',
            days: { cd: 7 },
            fields: [],
            objections: 'patterns/note',
          },
        },
        on: { 'notice.ended': 'approved' },
      },
      approved: { type: 'final', meta: { end: 'approved', label: '已批准' } },
      lapsed: { type: 'final', meta: { end: 'lapsed', label: '逾期未办' } },
    },
  },
};

let house: TestServer;
beforeAll(async () => {
  house = await houseWith({ 'joint-review': REVIEW });
});
beforeEach(() => house.reset(MONDAY));

async function started(): Promise<string> {
  const client = await house.as('applicant');
  const { status, body } = await client.post<CaseStarted>('/api/cases', {
    process: 'joint-review',
    data: {},
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function acts(who: string, id: string, action: string): Promise<void> {
  const client = await house.as(who);
  const task = await taskOf(client, id);
  const answer = await client.post(`/api/tasks/${task.id}/actions`, { action, data: {} });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function caseOf(id: string): Promise<CaseView> {
  return (await (await house.as('admin')).get<CaseView>(`/api/cases/${id}`)).body;
}

async function moveTo(now: string): Promise<void> {
  expect((await (await house.as('admin')).post('/api/admin/clock', { now })).status).toBe(200);
}

async function onCase(id: string, action: string): Promise<void> {
  const admin = await house.as('admin');
  const answer = await admin.post(`/api/cases/${id}/actions`, { action, comment: '等待协查' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('会签', () => {
  test.each([
    ['township_window', 'township_approver'],
    ['township_approver', 'township_window'],
  ])('%s returns, %s approves: it is returned, and the log says how it was counted', async (one, other) => {
    const id = await started();
    await acts(one, id, 'back');
    await acts(other, id, 'approve');
    expect((await caseOf(id)).steps).toEqual(['amend']);
    const { body } = await (
      await house.as('admin')
    ).get<Page<CaseEventView>>(`/api/cases/${id}/events?limit=200`);
    expect(body.items.map(({ text }) => text)).toContain('会审：同意1票、退回1票，结果为“退回补正”');
  });

  test('the desk says the rule', async () => {
    const id = await started();
    const client = await house.as('township_window');
    const { body } = await client.get<TaskView>(`/api/tasks/${(await taskOf(client, id)).id}`);
    expect(body.voting.join('')).toContain('有人选“退回补正”，就按“退回补正”办，后面的人同意也不改变。');
  });
});

describe('挂起', () => {
  test('no timer, deadline or limit runs; after 恢复 each has the rest it had', async () => {
    const id = await started();
    const window = await house.as('township_window');
    expect((await taskOf(window, id)).due).toBe('2026-03-05T16:00:00.000Z');
    expect((await caseOf(id)).clock?.dueAt).toBe('2026-03-16T16:00:00.000Z');
    await moveTo('2026-03-03T09:00:00+08:00');
    await onCase(id, 'suspend');
    expect((await caseOf(id)).clock).toMatchObject({ paused: true });
    await moveTo('2026-03-13T09:00:00+08:00');
    const still = await caseOf(id);
    expect(still).toMatchObject({ status: 'suspended', clock: { paused: true, overdue: false } });
    await onCase(id, 'resume');
    expect(await taskOf(window, id)).toMatchObject({ due: '2026-03-17T16:00:00.000Z', overdue: false });
    expect((await caseOf(id)).clock).toMatchObject({ dueAt: '2026-03-26T16:00:00.000Z', paused: false });
    // the delay of 100 hours had 76 left
    await moveTo('2026-03-16T12:59:00+08:00');
    expect((await caseOf(id)).status).toBe('running');
    await moveTo('2026-03-16T13:01:00+08:00');
    expect(await caseOf(id)).toMatchObject({ status: 'ended', outcome: 'lapsed' });
  });

  test('during 补正 no day is given back twice', async () => {
    const id = await started();
    await acts('township_window', id, 'back');
    await acts('township_approver', id, 'back');
    await moveTo('2026-03-03T09:00:00+08:00');
    await onCase(id, 'suspend');
    await moveTo('2026-03-05T09:00:00+08:00');
    await onCase(id, 'resume');
    expect((await caseOf(id)).clock).toMatchObject({ paused: true });
    await moveTo('2026-03-06T09:00:00+08:00');
    await acts('applicant', id, 'complete');
    expect((await caseOf(id)).clock).toMatchObject({ dueAt: '2026-03-19T16:00:00.000Z', paused: false });
  });

  test('a publicity stands still: no objection meanwhile, the days are given afterwards, and the board says so', async () => {
    const id = await started();
    await acts('township_window', id, 'approve');
    await acts('township_approver', id, 'approve');
    const [{ id: notice = '' } = {}] = (await caseOf(id)).notices;
    const board = async (): Promise<NoticeItem> =>
      (await house.anyone.get<NoticeItem>(`/api/public/notices/${notice}`)).body;
    expect(await board()).toMatchObject({ endsAt: '2026-03-09T16:00:00.000Z', open: true, suspended: false });
    await moveTo('2026-03-03T09:00:00+08:00');
    await onCase(id, 'suspend');
    await moveTo('2026-03-13T09:00:00+08:00');
    expect(await board()).toMatchObject({ open: false, suspended: true, ended: false });
    const page = await house.anyone.get<string>(`/public/notices/${notice}`);
    expect(String(page.body)).toContain('公示暂停');
    const objection = { data: { note: '不实' } };
    expect((await house.anyone.post(`/api/public/notices/${notice}/objections`, objection)).status).toBe(409);
    await onCase(id, 'resume');
    expect(await board()).toMatchObject({ endsAt: '2026-03-19T16:00:00.000Z', open: true, suspended: false });
    await moveTo('2026-03-20T00:01:00+08:00');
    expect(await caseOf(id)).toMatchObject({ status: 'ended', outcome: 'approved' });
  });
});

describe('next year’s calendar is not there yet', () => {
  test('nobody is refused; the date is open, and counted when the calendar comes', async () => {
    await house.context.store.deleteWhere('calendar', { _id: '2027' });
    await house.context.registry.reload();
    await moveTo('2026-12-29T09:00:00+08:00');
    const id = await started();
    const window = await house.as('township_window');
    expect(await taskOf(window, id)).toMatchObject({ due: null, dueOpen: true, overdue: false });
    expect(await caseOf(id)).toMatchObject({
      clock: { dueAt: null },
      route: [{}, { dueOpen: true, due: null }],
    });
    await acts('township_window', id, 'approve');
    await onCase(id, 'suspend');
    await moveTo('2026-12-31T09:00:00+08:00');
    await onCase(id, 'resume');
    const admin = await house.as('admin');
    const year = { holidays: ['2027-01-01'], workdays: [] };
    expect((await admin.put('/api/admin/calendar/2027', year)).status).toBe(200);
    // 30 and 31 December and 4 January, of which the 30th stood still: 31, 4, 5
    const approver = await house.as('township_approver');
    expect(await taskOf(approver, id)).toMatchObject({ due: '2027-01-05T16:00:00.000Z', overdue: false });
    expect((await taskOf(approver, id)).dueOpen).toBeUndefined();
    expect((await caseOf(id)).clock?.dueAt).toBe('2027-01-14T16:00:00.000Z');
    await acts('township_approver', id, 'approve');
    expect((await caseOf(id)).steps).toEqual(['publicity']);
  });
});

test('a step entered again starts empty of what was filled in before', async () => {
  const id = await started();
  const window = await house.as('township_window');
  const first = await taskOf(window, id);
  const answer = await window.post(`/api/tasks/${first.id}/actions`, {
    action: 'back',
    data: { note: '上次的' },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await acts('township_approver', id, 'back');
  await acts('applicant', id, 'complete');
  const { body } = await window.get<TaskView>(`/api/tasks/${(await taskOf(window, id)).id}`);
  expect(body.data).toEqual({});
  expect(body.prefilled).toBe(false);
});
