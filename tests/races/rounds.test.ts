/** Two servers whose clocks pass the same day: what comes round is opened by one of them, once. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFINITIONS } from '../rounds/definitions.ts';
import { houseWith } from '../patterns/house.ts';
import type { TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import type { CaseDoc, JobDoc } from '../../server/store/documents.ts';
import { everyOne } from './checks.ts';
import { both, loggedIn, serveBeside } from './two.ts';

const MONTHS = ['04', '05', '06', '07', '08'];

let house: TestServer;
let children: ChildProcess[] = [];
let admins: [Client, Client];

beforeAll(async () => {
  house = await houseWith(DEFINITIONS);
  const servers = await Promise.all([serveBeside(house), serveBeside(house)]);
  children = servers.map(({ child }) => child);
  const [a, b] = servers.map(({ url }) => url) as [string, string];
  admins = await Promise.all([loggedIn(a, 'admin'), loggedIn(b, 'admin')]);
  expect((await admins[0].post('/api/admin/world', {})).status).toBe(204);
}, 120_000);

afterAll(async () => {
  for (const child of children) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

test('a month that both pass at once has one case a village, each with one number', async () => {
  for (const [n, month] of MONTHS.entries()) {
    const now = `2026-${month}-02T00:00:00+08:00`;
    const answers = await both((i) => admins[i].post('/api/admin/clock', { now }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const cases = (await everyOne<CaseDoc>(house.context.store, 'cases')).filter(
      ({ subject }) => subject === `2026-${month}`,
    );
    expect(cases.map(({ region }) => region).sort()).toEqual([
      '990101001001',
      '990101001002',
      '990102001001',
    ]);
    expect(new Set(cases.map(({ caseNo }) => caseNo)).size).toBe(3);
    const jobs = await house.context.store.find<JobDoc>('jobs', { filter: { kind: 'campaign' }, limit: 100 });
    const monthly = jobs.filter(({ _id }) => _id.includes(':monthly:'));
    expect(monthly.filter(({ done }) => done > 0)).toHaveLength((n + 1) * 2);
  }
});
