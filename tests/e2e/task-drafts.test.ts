/** A task open in two windows: what was saved in one of them is not lost to what stands in the other. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Page as Rows, TaskItem, TaskView } from '../../core/api.ts';
import { played } from '../server/fixtures.ts';
import { desk, picture } from '../support/browser.ts';
import { field } from './desk.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let first: Page;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await first.context().close();
  // the browser itself notes an answer of 409
  expect(stage.complaints.filter((line) => !line.includes('409'))).toEqual([]);
});

test('the older window says that the other one saved, and lets choose', async () => {
  await stage.house.reset('2026-03-02T01:00:00.000Z');
  await played(stage.house, 'general-street', 'street_decision');
  const approver = await stage.house.as('township_approver');
  const [row] = (await approver.get<Rows<TaskItem>>('/api/tasks?box=todo')).body.items;
  const saved = async () => (await approver.get<TaskView>(`/api/tasks/${row?.id}`)).body.data['amount'];

  first = await stage.person('township_approver', desk);
  await first.goto(`/tasks/${row?.id}`);
  await field(first, '批准金额').waitFor();
  const second = await first.context().newPage();
  await second.goto(`/tasks/${row?.id}`);
  await field(second, '批准金额').fill('1300');
  await expect.poll(saved, { timeout: 10_000 }).toBe(130_000);

  await field(first, '批准金额').fill('1200');
  const notice = first.getByRole('alert').filter({ hasText: '在别处保存过这项待办' });
  await notice.waitFor();
  await picture(first, 'saved-elsewhere-1440');
  // pressing on decides nothing with the older work
  await first.getByRole('button', { name: /^批准 1,200 元并送发放/ }).click();
  await notice.waitFor();
  expect(await saved()).toBe(130_000);

  await notice.getByRole('button', { name: '换成那边保存的' }).click();
  await expect.poll(() => field(first, '批准金额').inputValue(), { timeout: 10_000 }).toBe('1,300.00');

  await field(first, '批准金额').fill('1250');
  await expect.poll(saved, { timeout: 10_000 }).toBe(125_000);
  await field(second, '批准金额').fill('1350');
  const other = second.getByRole('alert').filter({ hasText: '在别处保存过这项待办' });
  await other.getByRole('button', { name: '用这里填的' }).click();
  await expect.poll(saved, { timeout: 10_000 }).toBe(135_000);
  await other.waitFor({ state: 'detached' });
}, 120_000);
