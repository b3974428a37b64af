/** Two servers, one person, one month: one of two cases that write at once is entered, the other told who was there. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseStarted } from '../../core/api.ts';
import { DEFINITIONS } from '../ledger/definitions.ts';
import { houseWith } from '../patterns/house.ts';
import { loadCounty } from '../../server/seeding/county.ts';
import { ROOT, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import type { CaseDoc, LedgerDoc } from '../../server/store/documents.ts';
import { nothingIsStuck } from './checks.ts';
import { both, loggedIn, serveBeside } from './two.ts';

const ROUNDS = 12;

let house: TestServer;
let children: ChildProcess[] = [];
let clerks: [Client, Client];

beforeAll(async () => {
  house = await houseWith(DEFINITIONS);
  const servers = await Promise.all([serveBeside(house), serveBeside(house)]);
  children = servers.map(({ child }) => child);
  const [a, b] = servers.map(({ url }) => url) as [string, string];
  const { people } = loadCounty(ROOT).county;
  const clerk = people.find(({ positions }) => positions.some(({ role }) => role === 'city_civil_clerk'));
  const username = clerk?.username ?? '';
  clerks = await Promise.all([loggedIn(a, username), loggedIn(b, username)]);
}, 120_000);

afterAll(async () => {
  for (const child of children) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

test.each([
  ['a household of which two have the same person', 'row-entry', 'test_benefit', ['S1 S2', 'S2 S3']],
  ['a benefit of a person and month', 'month-payment', 'test_payment', ['S1 甲批', 'S1 乙批']],
])('%s', async (_name, process, ledger, subjects) => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await both((i) =>
      clerks[i].post<CaseStarted>('/api/cases', {
        process,
        data: { village: '990101001001', subject: (subjects[i] ?? '').replaceAll('S', `R${round}S`) },
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const cases = (await house.context.store.getMany<CaseDoc>(
      'cases',
      answers.map(({ body }) => body.id),
    )) as CaseDoc[];
    expect(cases.map(({ outcome }) => outcome).sort()).toEqual(['entered', 'refused']);
    const loser = cases.find(({ outcome }) => outcome === 'refused');
    expect(loser?.data.held).toContain(`R${round}S`);
    const rows = await house.context.store.find<LedgerDoc>('ledger', { filter: { ledger }, limit: 1_000 });
    expect(rows.filter(({ keys }) => keys.some((key) => key.startsWith(`R${round}S`)))).toHaveLength(1);
  }
  await nothingIsStuck(house.context.store);
});
