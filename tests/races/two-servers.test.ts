/** Two servers, each a process of its own, on one store: what one server's own order cannot hide is met by compare-and-set. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { application, begun, start, taskOf } from '../server/fixtures.ts';
import { mongoIsFerret, openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { mongoIsThere } from '../support/store.ts';
import { caseIsSound, nothingIsStuck } from './checks.ts';
import { both, loggedIn, serveBeside as serve } from './two.ts';
import type { CaseStarted } from '../../core/api.ts';

const ROUNDS = 12;

const backends = ['embedded' as const, ...(mongoIsThere && !mongoIsFerret ? ['mongo' as const] : [])];

describe.each(backends)('two processes on one %s store', (backend) => {
  let house: TestServer;
  let children: ChildProcess[] = [];
  /** Clerks at the window of the town, one at each server. */
  let clerks: [Client, Client];
  let applicants: [Client, Client];

  beforeAll(async () => {
    house = await openHouse({ backend });
    const servers = await Promise.all([serve(house), serve(house)]);
    children = servers.map(({ child }) => child);
    const [a, b] = servers.map(({ url }) => url) as [string, string];
    clerks = await Promise.all([loggedIn(a, 'township_window'), loggedIn(b, 'township_window#2')]);
    applicants = await Promise.all([loggedIn(a, 'applicant'), loggedIn(b, 'applicant')]);
  }, 120_000);

  afterAll(async () => {
    for (const child of children) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  test('of two who accept at once one is told that it is done already', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await begun(applicants[0]);
      const task = (await taskOf(clerks[0], id)).id;
      const answers = await both((i) =>
        clerks[i].post<{ code?: string }>(`/api/tasks/${task}/actions`, {
          action: 'complete',
          data: { coi: false },
        }),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const doc = await caseIsSound(house.context.store, id);
      expect(doc.records.filter((record) => record.step === 'acceptance')).toHaveLength(1);
    }
  });

  test('what two do at once that does not exclude each other is all in the record', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await begun(applicants[0]);
      const answers = await both((i) =>
        i === 0
          ? clerks[0].post(`/api/cases/${id}/actions`, { action: 'claim', step: 'acceptance' })
          : applicants[1].post(`/api/cases/${id}/actions`, { action: 'urge' }),
      );
      expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
      const doc = await caseIsSound(house.context.store, id);
      expect(doc.seq).toBe(3);
    }
    await nothingIsStuck(house.context.store);
  });

  test('an application sent to both with one requestId is one case', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const answers = await both((i) =>
        start(applicants[i], application(), { requestId: `double-${round}` }),
      );
      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      const [first, second] = answers.map((answer) => answer.body as CaseStarted) as [
        CaseStarted,
        CaseStarted,
      ];
      expect(second).toEqual(first);
      await caseIsSound(house.context.store, first.id);
    }
  });

  test('an act sent to both with one requestId is done once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await begun(applicants[0]);
      const answers = await both((i) =>
        applicants[i].post(`/api/cases/${id}/actions`, { action: 'urge', requestId: `once-${round}` }),
      );
      expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
      expect((await caseIsSound(house.context.store, id)).seq).toBe(2);
    }
  });
});
