/** What goes wrong stays with the case it belongs to: it is told there, and everybody else goes on. */
import { beforeAll, describe, expect, test } from 'vitest';
import { HOUSE } from '../../core/blocks/message/templates.ts';
import type { CaseEvent, JsonObject } from '../../core/vocabulary.ts';
import { execute } from '../../server/commands/execute.ts';
import type { Context } from '../../server/context.ts';
import { carryOut } from '../../server/effects/carry-out.ts';
import { onAccount, request } from '../../server/commands/fund.ts';
import { makeProjector } from '../../server/effects/projector.ts';
import type { CaseDoc, MessageDoc, RecordDoc, UserDoc } from '../../server/store/documents.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import {
  application,
  begun,
  firstRelief,
  idNumber,
  played,
  scenario,
  single,
  start,
  taskOf,
  urgent,
} from '../server/fixtures.ts';
import { accountAddsUp, nothingIsStuck } from './checks.ts';

const ACCOUNT = 'relief_reserve:990101001:2026';

let house: TestServer;
beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00.000Z' });
});

const load = async (id: string): Promise<CaseDoc> =>
  (await house.context.store.get<CaseDoc>('cases', id)) as CaseDoc;

async function incidents(id: string): Promise<JsonObject[]> {
  const records = await house.context.store.find<RecordDoc>('events', {
    filter: { case: id },
    sort: { by: 'seq', dir: 1 },
    limit: 1000,
  });
  const events: CaseEvent[] = records.flatMap((record) => record.events);
  return events.filter(({ type }) => type === 'incident.raised').map(({ data }) => data as JsonObject);
}

/** A case changed behind the engine's back. */
async function broken(id: string, change: Partial<CaseDoc>): Promise<void> {
  const doc = await load(id);
  expect(await house.context.store.swap('cases', { ...doc, ...change }, doc.seq)).toBe(true);
}

describe('a request id', () => {
  test('does one thing: asked for another it is refused', async () => {
    const applicant = await house.as('applicant');
    const first = await start(applicant, application(), { requestId: 'one' });
    expect(first.status).toBe(201);
    expect(await start(applicant, application(), { requestId: 'one' })).toMatchObject({
      status: 201,
      body: { id: first.body.id },
    });
    const other = await start(applicant, application({ channel: '主动发现' }), { requestId: 'one' });
    expect(other).toMatchObject({ status: 409, body: { code: 'request_id_reused' } });
    const clerk = await house.as('township_window');
    const at = `/api/tasks/${(await taskOf(clerk, first.body.id)).id}/actions`;
    expect(await clerk.post(at, { action: 'claim', requestId: 'two' })).toMatchObject({ status: 200 });
    expect(await clerk.post(at, { action: 'claim', requestId: 'two' })).toMatchObject({ status: 200 });
    expect(await clerk.post(at, { action: 'release', requestId: 'two' })).toMatchObject({
      status: 409,
      body: { code: 'request_id_reused' },
    });
  });
});

describe('a case', () => {
  test('is not opened where there is no such place', async () => {
    const answer = await start(
      await house.as('township_window'),
      single('990101001099', '无处', idNumber(6_001)),
    );
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'unknown_region', path: 'applicant.residence_region' },
    });
  });

  test('whose task nobody can take says so', async () => {
    const { store } = house.context;
    const { id } = await begun(await house.as('applicant'));
    expect(await incidents(id)).toEqual([]);
    const posts = ['township_window@990101002'];
    for (const user of await store.find<UserDoc>('users', { filter: { posts: { in: posts } }, limit: 100 }))
      await store.set('users', { ...user, posts: [] });
    const { body } = await start(
      await house.as('township_window'),
      single('990101002001', '无人', idNumber(6_002)),
    );
    expect(await incidents(body.id)).toMatchObject([{ role: 'township_window', candidates: posts }]);
  });

  test('that is terminated gives back what it set aside', async () => {
    const id = await played(house, 'general-street', 'payment');
    expect(await accountAddsUp(house.context.store, ACCOUNT)).toMatchObject({ committed: 150_000 });
    const answer = await (
      await house.as('county_civil_approver')
    ).post(`/api/cases/${id}/actions`, { action: 'terminate', comment: '误报' });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
    expect(await accountAddsUp(house.context.store, ACCOUNT)).toMatchObject({ committed: 0 });
  });

  test('is told of a message that reached nobody, unless it may go nowhere', async () => {
    const optional = await urgent(house, 601);
    // the account of the street is preset: there is no case behind it that could hear of its use
    const { store, library } = house.context;
    const process = library.latest('temporary-relief');
    expect(JSON.stringify(process?.definition.machine)).toContain('"optional":true');
    const answer = await (
      await house.as('township_approver')
    ).post(`/api/cases/${optional}/actions`, {
      step: 'first_relief',
      action: 'complete',
      data: firstRelief(80_000),
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(await incidents(optional)).toEqual([]);

    const told = await urgent(house, 604);
    const doc = (await store.get<CaseDoc>('cases', told)) as CaseDoc;
    const effect = {
      id: `${told}:lost`,
      kind: 'send',
      process: 'relief-reserve-fund',
      region: '990101001',
      message: 'fund_used',
      data: {},
      optional: false,
    } as const;
    await carryOut(house.context, doc, effect);
    expect(await incidents(told)).toMatchObject([
      { process: 'relief-reserve-fund', region: '990101001', reason: 'no_running_case' },
    ]);
    await nothingIsStuck(store);
  });
});

test('a refused commitment asked for again after a crash is refused again', async () => {
  const { context } = house;
  await (await house.as('admin')).post('/api/admin/world', { fund: { 990101003: { balance: 100 } } });
  const asking = (id: string, op: 'commit' | 'advance', amount: number): ReturnType<typeof onAccount> =>
    onAccount(context, 'relief_reserve', '990101003', request(context, id, op, { amount, ref: 'crashed' }));
  const refused = { ok: false, reason: 'insufficient', available: 100 };
  expect(await asking('crashed:1:e0', 'commit', 500)).toMatchObject(refused);
  expect(await asking('crashed:1:e1', 'advance', 900)).toMatchObject({ ok: true });
  expect(await asking('crashed:1:e0', 'commit', 500)).toEqual(refused);
  expect(await asking('crashed:1:e2', 'commit', 500)).toMatchObject({ ok: true });
});

test('an answer a case cannot take is kept until it can, and all that follows it', async () => {
  const id = await urgent(house, 602);
  const { library, store, projector } = house.context;
  // what carries effects out cannot read the version of the case
  const unreadable = Object.create(library, {
    version: { value: () => Promise.reject(new Error('the version cannot be read')) },
  }) as Context['library'];
  const without: Context = { ...house.context };
  without.projector = makeProjector({ ...house.context, library: unreadable });
  const { name, positions } = (await store.get<UserDoc>('users', 'township_approver')) as UserDoc;
  const by = { user: 'township_approver', name, positions };
  const data = firstRelief(70_000);
  expect(
    await execute(without, id, { type: 'Act', by, step: 'first_relief', action: 'complete', data }),
  ).toMatchObject({ ok: true });
  expect((await load(id)).outbox).toContainEqual(
    expect.objectContaining({ kind: 'fund', op: 'commit_spend' }),
  );
  await projector.sweep();
  expect(await load(id)).toMatchObject({ outbox: [], activities: [{ step: 'complete_documents' }] });
  expect((await accountAddsUp(store, ACCOUNT)).refs[id]).toMatchObject({ spent: 70_000, committed: 0 });
});

test('outboxes that cannot be emptied do not keep the others waiting', async () => {
  const { store, projector } = house.context;
  const { outbox: _outbox, ...real } = await load((await begun(await house.as('applicant'))).id);
  const pendingIn = (id: string, process: string, effect: object): Promise<boolean> =>
    store.insert('cases', {
      ...real,
      _id: id,
      id,
      process,
      nextTimer: null,
      outbox: [{ id: `${id}:1:e0`, ...effect }],
      pending: 1,
    });
  for (let n = 0; n < 205; n += 1)
    await pendingIn(`!poisoned${n}`, 'gone', { kind: 'document', document: 'x', data: {} });
  await pendingIn('~last', real.process, {
    kind: 'notify',
    to: ['user:applicant'],
    template: HOUSE.said,
    version: real.version,
    data: { said: '到了' },
  });
  await projector.sweep();
  expect(await store.get<MessageDoc>('messages', '~last:1:e0')).toMatchObject({ text: '到了' });
  for (let n = 0; n < 205; n += 1) await store.delete('cases', `!poisoned${n}`);
});

test('a timer that cannot be fired is told to its case and leaves the timers of others alone', async () => {
  const stuck = await played(house, 'general-street', 'street_opinion');
  const opinion = scenario('general-street').steps.find(
    (step) => 'step' in step && step.step === 'street_opinion',
  ) as { data: JsonObject };
  await (
    await house.as('township_reviewer')
  ).post(`/api/cases/${stuck}/actions`, { step: 'street_opinion', action: 'complete', data: opinion.data });
  const { timers } = await load(stuck);
  const notice = timers.find(({ block }) => block === 'notice');
  if (!notice) throw new Error('nothing is shown');
  // a timer of a block that this program does not know
  const at = '2035-06-01T00:00:00.000Z';
  const unknown = { id: notice.id, block: 'gone', what: 'end', ref: 'x', at };
  await broken(stuck, { timers: [unknown], nextTimer: at });
  const { id } = await begun(await house.as('applicant'));
  const later = '2035-06-02T00:00:00.000Z';
  const due = (await load(id)).timers.find(({ kind }) => kind === 'due');
  if (!due) throw new Error('nothing is due');
  await broken(id, { timers: [{ ...due, at: later }], nextTimer: later });

  const admin = await house.as('admin');
  expect(await admin.post('/api/admin/clock', { now: '2035-06-03T00:00:00.000Z' })).toMatchObject({
    status: 200,
  });
  expect((await load(id)).activities[0]?.tasks[0]?.overdue).toBe(true);
  expect(await admin.post('/api/admin/clock', { now: '2035-06-04T00:00:00.000Z' })).toMatchObject({
    status: 200,
  });
  expect(await incidents(stuck)).toMatchObject([{ timer: notice.id, reason: 'fault' }]);
  expect((await load(stuck)).nextTimer).toBe(at);
});
