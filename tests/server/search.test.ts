/** Cases are found by names and numbers, by whoever may read them, and by nobody else. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CaseItem, Page, TaskPage } from '../../core/api.ts';
import { openHouse, type TestServer } from '../support/app.ts';
import type { Client } from '../support/http.ts';
import { begun, idNumber, single } from './fixtures.ts';

const VILLAGE = '990101001001';

let house: TestServer;
let ids: string[];
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.reset('2026-03-02T01:00:00.000Z');
  const applicant = await house.as('applicant');
  ids = [];
  for (const [name, no] of [
    ['张某山', idNumber(3)],
    ['张某水', withX()],
    ['古丽·买买提', idNumber(40)],
  ] as const)
    ids.push((await begun(applicant, single(VILLAGE, name, no))).id);
});

/** A number that ends in X. */
function withX(): string {
  for (let n = 200; ; n += 1) if (idNumber(n).endsWith('X')) return idNumber(n);
}

async function found(who: Client, q: string, more = ''): Promise<string[]> {
  const { status, body } = await who.get<Page<CaseItem>>(`/api/cases?q=${encodeURIComponent(q)}${more}`);
  expect(status).toBe(200);
  return body.items.map(({ id }) => id);
}

async function inBox(who: Client, q: string): Promise<string[]> {
  const { body } = await who.get<TaskPage>(`/api/tasks?box=todo&q=${encodeURIComponent(q)}`);
  expect(body.total).toBe(body.items.length);
  return body.items.map(({ caseId }) => caseId);
}

test('by name, part of it, number, last four, small letters, full-width signs', async () => {
  const window = await house.as('township_window');
  const [shan, shui, guli] = ids as [string, string, string];
  for (const ask of [found, inBox]) {
    expect(await ask(window, '张某山')).toEqual([shan]);
    expect(await ask(window, '某山')).toEqual([shan]);
    expect(await ask(window, ' 张 某 山 ')).toEqual([shan]);
    expect(await ask(window, '古丽•买买提')).toEqual([guli]);
    expect(await ask(window, '买买提')).toEqual([guli]);
    expect(await ask(window, idNumber(3))).toEqual([shan]);
    expect(await ask(window, withX().toLowerCase())).toEqual([shui]);
    expect(await ask(window, withX().slice(-4).toLowerCase())).toContain(shui);
    expect(await ask(window, '李某')).toEqual([]);
  }
  const caseNo = (await window.get<{ caseNo: string }>(`/api/cases/${shan}`)).body.caseNo;
  expect(await found(window, caseNo.toLowerCase())).toEqual([shan]);
});

test('who reads it masked does not find out by asking', async () => {
  const supervisor = await house.as('supervisor');
  const [shan] = ids as [string];
  expect((await found(supervisor, '张**')).length).toBeGreaterThan(1);
  for (const q of ['张某山', '某山', idNumber(3), idNumber(3).slice(-4)])
    expect(await found(supervisor, q), q).toEqual([]);
  // the answer to a true guess is the answer to a wrong one
  const [right, wrong] = await Promise.all(
    [idNumber(3), idNumber(999)].map((q) => supervisor.get(`/api/cases?q=${q}`)),
  );
  expect(right).toMatchObject({ status: wrong?.status ?? 0, body: wrong?.body as object });
  // with a reason it is a look, and is recorded as one
  expect(await found(supervisor, '张某山', `&reason=${encodeURIComponent('群众来信核查')}`)).toEqual([shan]);
  expect(await house.context.store.find('looks', { filter: { case: shan } })).toMatchObject([
    { case: shan, reason: '群众来信核查' },
  ]);
  const other = await house.as('township_window@990101002');
  expect(await found(other, '张某山', `&reason=${encodeURIComponent('看看')}`)).toEqual([]);
});

test('the box of the area lists what the offices have to do with, and its counts agree', async () => {
  const supervisor = await house.as('supervisor');
  const { body } = await supervisor.get<TaskPage>('/api/tasks?box=area');
  expect(body.items.map(({ caseId }) => caseId).sort()).toEqual([...ids].sort());
  expect(body.total).toBe(3);
});

test('what a colleague took is not counted either', async () => {
  const window = await house.as('township_window');
  const colleague = await house.as('township_window#2');
  const before = (await window.get<TaskPage>('/api/tasks')).body;
  expect([before.total, before.items.length]).toEqual([3, 3]);
  await colleague.post(`/api/tasks/${before.items[0]?.id}/actions`, { action: 'claim' });
  const after = (await window.get<TaskPage>('/api/tasks')).body;
  expect([after.total, after.items.length]).toEqual([2, 2]);
  expect(after.counts?.processes.map(({ count }) => count)).toEqual([2]);
  expect((await colleague.get<TaskPage>('/api/tasks')).body.total).toBe(3);
});
