/** Jobs go on after whatever stopped them, deal with each item, and are given up when they keep failing. */
import { beforeAll, expect, test } from 'vitest';
import { openHouse, type TestServer } from '../../tests/support/app.ts';
import { beside } from '../../tests/races/faulty.ts';
import type { JobItemView, JobView } from '../../core/contract/shapes/job.ts';
import type { Context } from '../context.ts';
import type { JobDoc } from '../store/documents.ts';
import { addJob } from '../store/jobs.ts';
import type { JobKind } from './kind.ts';
import { RETRY } from './retry.ts';
import { JobRunner } from './runner.ts';

let house: TestServer;
let context: Context;
beforeAll(async () => {
  house = await openHouse();
  context = house.context;
}, 60_000);

const ORDER = {
  subject: 'x',
  params: '{}',
  by: { user: 'admin', name: '管理员' },
  startedAt: '2026-03-02T01:00:00.000Z',
};
const refs = (n: number): string[] => Array.from({ length: n }, (_, i) => `r${i + 1}`);
const job = async (id: string): Promise<JobDoc> => (await context.store.get<JobDoc>('jobs', id)) as JobDoc;

/** A kind that notes what it did, and does with an item what the test says. */
function kind(name: string, does: (ref: string) => Promise<void> | void = () => {}) {
  const seen: string[] = [];
  const made: JobKind = {
    kind: name,
    retry: RETRY.job,
    begin: async () => async (ref) => {
      await does(ref);
      seen.push(ref);
      return ref === 'r3' ? { done: false, label: '三号', reasons: ['不能办'] } : { done: true };
    },
  };
  return { made, seen };
}

test('every item is dealt with once, and what was left is told with its reason', async () => {
  await addJob(context.store, { ...ORDER, _id: 'all', kind: 'all' }, refs(450));
  const { made, seen } = kind('all');
  await new JobRunner(context, [made]).run();
  expect(seen).toEqual(refs(450));
  const admin = await house.as('admin');
  const { body } = await admin.get<JobView & { items: JobItemView[] }>('/api/admin/jobs/all');
  expect(body).toMatchObject({
    state: 'done',
    total: 450,
    dealt: 450,
    done: 449,
    left: 1,
    startedBy: '管理员',
  });
  expect(body.items).toEqual([{ ref: 'r3', label: '三号', reasons: ['不能办'] }]);
});

test('what fails waits, is tried again where it was, and is given up as its policy says', async () => {
  await addJob(context.store, { ...ORDER, _id: 'failing', kind: 'failing' }, refs(5));
  let broken = true;
  const { made, seen } = kind('failing', (ref) => {
    if (broken && ref === 'r2') throw new Error('the gateway is down');
  });
  const runner = new JobRunner(context, [made]);
  for (let attempt = 1; attempt <= RETRY.job.maxAttempts; attempt += 1) {
    await runner.run();
    const doc = await job('failing');
    expect(doc).toMatchObject({ attempts: attempt, error: expect.stringContaining('gateway') as string });
    await runner.run(); // not before its time
    expect(await job('failing')).toEqual(doc);
    if (doc.state === 'running')
      await context.store.swap('jobs', { ...doc, nextAt: 0, seq: doc.seq + 1 }, doc.seq);
  }
  expect(await job('failing')).toMatchObject({ state: 'failed' });
  broken = false;
  const admin = await house.as('admin');
  const listed = await admin.get<{ items: JobView[] }>('/api/admin/jobs?state=failed');
  expect(listed.body.items.map(({ id }) => id)).toContain('failing');
  const again = await admin.post<JobView>('/api/admin/jobs/failing/retry');
  expect(again.body).toMatchObject({ state: 'running', attempts: 0 });
  // the server of the house knows no such kind: only the runner of the test gets on
  await runner.run();
  expect(await job('failing')).toMatchObject({ state: 'done', done: 4, left: 1 });
  expect(new Set(seen)).toEqual(new Set(refs(5)));
});

test('one that is stopped meanwhile goes no further', async () => {
  await addJob(context.store, { ...ORDER, _id: 'stopped', kind: 'stopped' }, refs(300));
  const admin = await house.as('admin');
  const { made, seen } = kind('stopped', async (ref) => {
    if (ref === 'r150') expect((await admin.post('/api/admin/jobs/stopped/stop')).status).toBe(200);
  });
  await new JobRunner(context, [made]).run();
  expect(await job('stopped')).toMatchObject({ state: 'stopped' });
  expect(seen.length).toBeLessThanOrEqual(200);
  expect((await admin.post('/api/admin/jobs/stopped/retry')).status).toBe(409);
});

test('two servers never work on one job at once', async () => {
  await addJob(context.store, { ...ORDER, _id: 'shared', kind: 'shared' }, refs(60));
  const { made, seen } = kind('shared');
  const other = beside(context, context.store);
  await Promise.all([new JobRunner(context, [made]).run(), new JobRunner(other, [made]).run()]);
  expect(seen).toEqual(refs(60));
  expect(await job('shared')).toMatchObject({ state: 'done', done: 59, left: 1 });
});

test('jobs are for the administrator', async () => {
  const clerk = await house.as('township_window');
  expect((await clerk.get('/api/admin/jobs')).status).toBe(403);
  expect((await house.anyone.get('/api/admin/jobs')).status).toBe(401);
  const admin = await house.as('admin');
  expect((await admin.get('/api/admin/jobs/nothing')).status).toBe(404);
});
