/** Two cases of one household decided at the same moment: each is decided on what the other became, on one server or two. */
import { beforeEach, expect, test } from 'vitest';
import { execute } from '../../server/commands/execute.ts';
import type { CaseDoc } from '../../server/store/documents.ts';
import { actorOf, personFor } from '../../core/scenario/directory.ts';
import { allPlayed, county } from '../server/fixtures.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import { caseIsSound, nothingIsStuck } from './checks.ts';
import { beside, watched } from './faulty.ts';

let house: TestServer;
beforeEach(async () => {
  house = await openHouse({});
});

const steps = (doc: CaseDoc): string[] => doc.activities.map(({ step }) => step);

test('of two relief cases of one household and cause, approved at once, the street grants one', async () => {
  const ids = (await allPlayed(house, 'parallel-same-cause', 'street_decision')).slice(0, 2);
  const approver = await house.as('township_approver');
  const answers = await Promise.all(
    ids.map((id) =>
      approver.post(`/api/cases/${id}/actions`, { step: 'street_decision', action: 'approve', data: {} }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const docs = await Promise.all(ids.map((id) => caseIsSound(house.context.store, id)));
  expect(docs.map(steps).sort()).toEqual([['county_decision'], ['payment']]);
  await nothingIsStuck(house.context.store);
});

test('on two servers as well, however slow the store is between looking and writing', async () => {
  const ids = (await allPlayed(house, 'parallel-same-cause', 'street_decision')).slice(0, 2);
  const slow = watched(house.context.store, {
    before: (method) => (method === 'swap' ? new Promise<void>((go) => setTimeout(go, 30)) : undefined),
  });
  const servers = [beside(house.context, slow), beside(house.context, slow)];
  const who = personFor(county.people, county.roles, { role: 'township_approver', nth: 1 }, '990101001001');
  if (!who) throw new Error('no approver');
  const outcomes = await Promise.all(
    ids.map((id, n) =>
      execute(servers[n]!, id, {
        type: 'Act',
        by: actorOf(who),
        step: 'street_decision',
        action: 'approve',
        data: {},
      }),
    ),
  );
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
  const docs = await Promise.all(ids.map((id) => caseIsSound(house.context.store, id)));
  expect(docs.map(steps).sort()).toEqual([['county_decision'], ['payment']]);
  expect(await house.context.store.count('leases', { _id: { prefix: 'turn:' } })).toBe(0);
});
