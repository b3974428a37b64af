/**
 * `kill -9` under load, again and again on one folder: what was answered is there, what follows it happens once, and the
 * money adds up. What was under way and not answered may be there or not, but never half.
 */
import { cp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { CaseStarted } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { CaseDoc, IssuedDoc } from '../../server/store/documents.ts';
import { openStore } from '../../server/store/open.ts';
import { countyFolder, freshFolder, PASSWORD } from '../support/app.ts';
import { Client } from '../support/http.ts';
import { emergency, firstRelief, RELIEF } from '../server/fixtures.ts';
import { accountAddsUp, caseIsSound, everyOne, nothingIsStuck } from './checks.ts';
import { serve } from './server.ts';

const ROUNDS = 4;
const ACCOUNT = /^relief_reserve:990101001:/;

/** What the server has said yes to. */
interface Promised {
  cases: Map<string, CaseStarted>;
  /** Acts by case, as `step outcome`. */
  acts: Map<string, string[]>;
  numbers: Set<string>;
}

async function person(url: string, username: string): Promise<Client> {
  const client = new Client(url);
  expect((await client.login(username, PASSWORD)).status).toBe(200);
  return client;
}

/** Brings cases to their money one after another, until the server is gone; notes down every yes. */
async function work(url: string, lane: number, round: number, promised: Promised): Promise<void> {
  const [applicant, clerk, approver] = await Promise.all(
    ['applicant', 'township_window', 'township_approver'].map((name) => person(url, name)),
  );
  for (let n = 0; ; n += 1) {
    const who = round * 4_000 + lane * 1_000 + n;
    const started = await applicant!.post<CaseStarted>('/api/cases', {
      process: RELIEF,
      data: emergency(who),
      requestId: `${who}`,
    });
    expect(started.status).toBe(201);
    const { id, caseNo } = started.body;
    promised.cases.set(id, started.body);
    expect(promised.numbers.has(caseNo)).toBe(false);
    promised.numbers.add(caseNo);
    const acts: [Client, string, JsonObject][] = [
      [clerk!, 'acceptance', { coi: false }],
      [clerk!, 'triage', {}],
      [approver!, 'triage', {}],
      [approver!, 'first_relief', firstRelief(10_000)],
    ];
    for (const [client, step, data] of acts) {
      const answer = await client.post(`/api/cases/${id}/actions`, { step, action: 'complete', data });
      expect(answer, JSON.stringify(answer.body).slice(0, 400)).toMatchObject({ status: 200 });
      promised.acts.set(id, [...(promised.acts.get(id) ?? []), step]);
    }
  }
}

/** A request cut off by the kill is no finding; anything else is. */
async function untilCutOff(job: Promise<void>): Promise<void> {
  await job.catch((error: unknown) => {
    if (!(error instanceof TypeError && /fetch failed|terminated/.test(error.message))) throw error;
  });
}

test(`${ROUNDS} kills under load lose nothing that was answered`, async () => {
  const folder = await freshFolder();
  await cp(await countyFolder(), folder, {
    recursive: true,
    filter: (source) => !/-(shm|wal)$/.test(source),
  });
  const promised: Promised = { cases: new Map(), acts: new Map(), numbers: new Set() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await serve(folder);
    const admin = await person(server.url, 'admin');
    if (round === 0)
      expect(
        (await admin.post('/api/admin/world', { fund: { 990101001: { balance: 100_000_000 } } })).status,
      ).toBe(204);
    for (const [id, { caseNo }] of promised.cases)
      expect(await admin.get(`/api/cases/${id}`), id).toMatchObject({ status: 200, body: { caseNo } });
    const lanes = Promise.all([0, 1, 2].map((lane) => untilCutOff(work(server.url, lane, round, promised))));
    const before = promised.cases.size;
    const enough = 2 + Math.floor(Math.random() * 8);
    while (promised.cases.size < before + enough) await new Promise((resolve) => setImmediate(resolve));
    await server.kill();
    await lanes;
  }

  // one more start finishes what the kills left; then the folder is free to be looked into
  const last = await serve(folder);
  expect(await last.stop()).toBe(0);
  const store = await openStore({ folder });
  await nothingIsStuck(store);
  const account = (await everyOne<{ _id: string }>(store, 'funds')).find((doc) => ACCOUNT.test(doc._id));
  await accountAddsUp(store, account?._id ?? '');
  for (const id of promised.cases.keys()) {
    const doc = await caseIsSound(store, id);
    expect(doc.records.map((record) => record.step)).toEqual(
      expect.arrayContaining(promised.acts.get(id) ?? []),
    );
    expect(doc.records.length).toBeGreaterThanOrEqual(1 + (promised.acts.get(id)?.length ?? 0));
  }
  for (const doc of await everyOne<CaseDoc>(store, 'cases')) {
    await caseIsSound(store, doc.id);
    const paid = doc.records.some((record) => record.step === 'first_relief');
    const documents = (await everyOne<IssuedDoc>(store, 'documents')).filter(
      (one) => one.case === doc.id && one.document === 'first_relief_notice',
    );
    expect(documents).toHaveLength(paid ? 1 : 0);
    expect((await store.find('fund_entries', { filter: { ref: doc.id } })).length).toBe(paid ? 2 : 0);
  }
  const numbers = (await everyOne<IssuedDoc>(store, 'documents'))
    .map((doc) => doc.number)
    .filter((number) => number !== null);
  expect(new Set(numbers).size).toBe(numbers.length);
  await store.close();
}, 120_000);
