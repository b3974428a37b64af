/** A message goes out once: two servers, tries repeated, and a server that dies between handing over and noting it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deliverDue } from '../../server/channels/deliver.ts';
import type { DeliveryDoc, MessageDoc } from '../../server/store/documents.ts';
import { application, begun } from '../server/fixtures.ts';
import { openHouse } from '../support/app.ts';
import { beside, Crash, watched } from './faulty.ts';

const house = await openHouse();
const { context } = house;
const { store, config } = context;
config.channels = ['sms'];

async function lines(): Promise<string[]> {
  const text = await readFile(join(config.dataFolder, 'outgoing', 'sms.jsonl'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: string }).id);
}

/** Cases whose applicants are to hear something, and the ids of what they are to be sent. */
async function waiting(n: number): Promise<string[]> {
  const window = await house.as('township_window');
  const data = application();
  for (let i = 0; i < n; i += 1) {
    const { id } = await begun(await house.as('applicant'), {
      ...data,
      applicant: { ...(data['applicant'] as object), phone: '13800000055' },
    });
    const body = { step: 'acceptance', action: 'complete', data: { coi: false } };
    expect((await window.post(`/api/cases/${id}/actions`, body)).status).toBe(200);
  }
  const due = await store.find<DeliveryDoc>('deliveries', { filter: { due: 1 }, limit: 1000 });
  return due.map(({ _id }) => _id).sort();
}

test('two servers that look at once send each message once', async () => {
  const before = await lines();
  const due = await waiting(12);
  expect(due).toHaveLength(12);
  // both have seen the same list before either takes anything
  let seen = 0;
  let meet: () => void = () => {};
  const both = new Promise<void>((done) => (meet = done));
  const slow = watched(store, {
    before: async (method) => {
      if (method === 'swap' && (seen += 1) <= 2) {
        if (seen === 2) meet();
        await both;
      }
    },
  });
  await Promise.all([deliverDue(beside(context, slow)), deliverDue(beside(context, slow))]);
  expect((await lines()).slice(before.length).sort()).toEqual(due);
  for (const id of due) expect(await store.get('deliveries', id)).toMatchObject({ state: 'sent', due: 0 });
});

test('a server that dies between handing over and noting it does not make the next one send it again', async () => {
  const before = await lines();
  const due = await waiting(1);
  let swaps = 0;
  const dying = watched(store, {
    before: (method) => {
      if (method === 'swap' && (swaps += 1) > 1) throw new Crash();
      if (swaps > 1) throw new Crash();
    },
  });
  await expect(deliverDue(beside(context, dying))).rejects.toThrow(Crash);
  expect((await lines()).slice(before.length)).toEqual(due);
  // its lease keeps others off until it has run out
  expect(await deliverDue(context)).toBe(0);
  const [id = ''] = due;
  const held = (await store.get<DeliveryDoc>('deliveries', id)) as DeliveryDoc;
  await store.swap('deliveries', { ...held, nextAt: 0, seq: held.seq + 1 }, held.seq);
  expect(await deliverDue(context)).toBe(1);
  expect((await lines()).slice(before.length)).toEqual(due);
  expect(await store.get('deliveries', id)).toMatchObject({ state: 'sent', attempts: 2 });
});

test('two servers that carry out what a command left tell everybody once', async () => {
  const { id } = await begun(await house.as('applicant'));
  const effect = { kind: 'notify', to: ['user:applicant'], template: 'house/urge', version: 1, data: {} };
  const { outbox: _outbox, ...doc } = (await store.get('cases', id)) as { _id: string; outbox: unknown };
  const twice = { ...doc, _id: 'twice', id: 'twice', outbox: [{ id: 'twice:1:e0', ...effect }], pending: 1 };
  await store.insert('cases', { ...twice, nextTimer: null });
  const other = beside(context, store);
  await Promise.all([context.projector.sweep(), other.projector.sweep()]);
  const told = await store.find<DeliveryDoc>('deliveries', { filter: { case: 'twice' }, limit: 10 });
  expect(told.map(({ channel, user }) => `${channel} ${user}`).sort()).toEqual([
    'in-app applicant',
    'sms applicant',
  ]);
  expect(await store.get<MessageDoc>('messages', 'twice:1:e0')).toMatchObject({ text: '催办：请尽快办理' });
  expect(await store.get('cases', 'twice')).toMatchObject({ outbox: [] });
});
