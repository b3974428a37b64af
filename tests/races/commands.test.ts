/** Many at once on one case: nobody's act is lost, none counts twice, and the record says what happened. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseStarted, NoticeItem, Page } from '../../core/api.ts';
import { fireDue } from '../../server/effects/timers.ts';
import { listen, mongoIsFerret, openHouse, type TestServer } from '../support/app.ts';
import { mongoIsThere } from '../support/store.ts';
import { application, begun, played, start, taskOf } from '../server/fixtures.ts';
import { caseIsSound, nothingIsStuck } from './checks.ts';
import { beside, watched } from './faulty.ts';

const times = <T>(n: number, job: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => job(i)));

const backends = ['embedded' as const, ...(mongoIsThere && !mongoIsFerret ? ['mongo' as const] : [])];

describe.each(backends)('on the %s store', (backend) => {
  let house: TestServer;
  beforeAll(async () => {
    house = await openHouse({ backend });
  });

  test('an application sent twenty times with one requestId is one case with one number', async () => {
    const applicant = await house.as('applicant');
    const answers = await times(20, () => start(applicant, application(), { requestId: 'double' }));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    await caseIsSound(house.context.store, (answers[0]?.body as CaseStarted).id);
    const next = await begun(applicant);
    const number = (caseNo: string): number => Number(caseNo.slice(-5));
    expect(number(next.caseNo)).toBe(number((answers[0]?.body as CaseStarted).caseNo) + 1);
  });

  test('an act sent ten times with one requestId is done once and answered ten times', async () => {
    const { id } = await begun(await house.as('applicant'));
    const clerk = await house.as('township_window');
    const task = (await taskOf(clerk, id)).id;
    const answers = await times(10, () =>
      clerk.post(`/api/tasks/${task}/actions`, {
        action: 'complete',
        data: { coi: false },
        requestId: 'once',
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200));
    const doc = await caseIsSound(house.context.store, id);
    expect(doc.records.filter((record) => record.step === 'acceptance')).toHaveLength(1);
  });

  test('of two who accept at once one is told that it is done already', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await begun(await house.as('applicant'));
      const clerks = [await house.as('township_window'), await house.as('township_window#2')];
      const task = (await taskOf(clerks[0]!, id)).id;
      const answers = await Promise.all(
        clerks.map((clerk) =>
          clerk.post<{ code?: string }>(`/api/tasks/${task}/actions`, {
            action: 'complete',
            data: { coi: false },
          }),
        ),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('task_closed');
      const doc = await caseIsSound(house.context.store, id);
      expect(doc.records.filter((record) => record.step === 'acceptance')).toHaveLength(1);
    }
  });

  test('two investigators who hand in at once both count', async () => {
    const id = await played(house, 'general-street', 'home_visit');
    const visit = {
      visit_at: '2026-03-03T10:00:00+08:00',
      visitors: ['甲', '乙'],
      interviewee: '户主',
      findings: '房屋过火，家具衣被烧毁。',
      photos: [{ name: '外观.jpg' }, { name: '室内.jpg' }],
      signatures: '户主',
      truthful: '属实',
      doubtful: false,
      suggestion: '情况属实，建议救助。',
      severity: '部分',
    };
    const people = [await house.as('township_investigator'), await house.as('township_investigator#2')];
    const answers = await Promise.all(
      people.map((one) =>
        one.post(`/api/cases/${id}/actions`, { step: 'home_visit', action: 'complete', data: visit }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const doc = await caseIsSound(house.context.store, id);
    const records = doc.records.filter((record) => record.step === 'home_visit');
    expect(new Set(records.map((record) => record.by.user)).size).toBe(2);
    expect(doc.data.home_visit).toHaveLength(2);
  });

  test('fifty commands at once leave a record without gaps that agrees with the case', async () => {
    const { id } = await begun(await house.as('applicant'));
    const people = await Promise.all(
      ['township_window', 'township_window#2', 'applicant', 'county_civil_approver'].map((name) =>
        house.as(name),
      ),
    );
    const acts = [
      { action: 'claim', step: 'acceptance' },
      { action: 'release', step: 'acceptance' },
      { action: 'save', step: 'acceptance', data: { coi: false } },
      { action: 'urge' },
      { action: 'suspend', comment: '等待核实' },
      { action: 'resume' },
      { action: 'complete', step: 'acceptance', data: { coi: false } },
    ];
    const answers = await times(50, (i) =>
      people[i % people.length]!.post<{ code: string }>(`/api/cases/${id}/actions`, acts[i % acts.length]),
    );
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    const done = answers.filter((answer) => answer.status === 200).length;
    expect(done).toBeGreaterThan(5);
    const doc = await caseIsSound(house.context.store, id);
    expect(doc.seq).toBe(1 + done);
    await nothingIsStuck(house.context.store);
  });

  test('fifteen neighbours who object at once are all heard', async () => {
    const other = await openHouse({ backend });
    const id = await played(other, 'objection-unfounded-early', 'objection_check');
    const before =
      (await other.context.store.get<{ _id: string; blocks: { objection?: unknown[] } }>('cases', id))?.blocks
        .objection?.length ?? 0;
    const [notice] = (await other.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
    const answers = await times(15, (i) =>
      other.anyone.post(`/api/public/notices/${notice?.id}/objections`, {
        objector_name: `乙某${i}`,
        phone: '13900001234',
        content: `第${i}条：他家另有一套住房。`,
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 15 }, () => 201));
    expect(new Set(answers.map((answer) => (answer.body as { id: string }).id)).size).toBe(15);
    expect((await caseIsSound(other.context.store, id)).blocks.objection).toHaveLength(before + 15);
  });

  test('they are also heard when every look into the store takes its time', async () => {
    const other = await openHouse({ backend });
    const id = await played(other, 'objection-unfounded-early', 'objection_check');
    const far = watched(other.context.store, {
      before: () => new Promise((resolve) => setTimeout(resolve, 2)),
    });
    const server = await listen(beside(other.context, far));
    const [notice] = (await server.anyone.get<Page<NoticeItem>>('/api/public/notices')).body.items;
    const answers = await times(15, (i) =>
      server.anyone.post(`/api/public/notices/${notice?.id}/objections`, {
        objector_name: `乙某${i}`,
        phone: '13900001234',
        content: `第${i}条：他家另有一套住房。`,
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 15 }, () => 201));
    await caseIsSound(other.context.store, id);
    await server.app.close();
  });

  test('a timer that two servers see at once fires once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await begun(await house.as('applicant'));
      const { store } = house.context;
      const other = beside(house.context, store);
      const due = (await taskOf(await house.as('township_window'), id)).due ?? '';
      await Promise.all([fireDue(house.context, due), fireDue(other, due), fireDue(house.context, due)]);
      const doc = await caseIsSound(store, id);
      const records = await store.find<{ _id: string; events: { type: string }[] }>('events', {
        filter: { case: id },
        limit: 1000,
      });
      expect(
        records.flatMap((record) => record.events).filter((event) => event.type === 'task.overdue'),
      ).toHaveLength(1);
      expect(doc.timers.filter((timer) => timer.at <= due)).toEqual([]);
      await nothingIsStuck(store);
    }
  });
});
