/** The desk of an official: live, by keyboard, with what goes wrong, and many at once. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TaskItem } from '../../core/api.ts';
import { begun, idNumber, single, taskOf } from '../server/fixtures.ts';
import { desk } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { field, openRow, rows, sends, showNew } from './desk.ts';
import { openStage, type Stage } from './stage.ts';

const VILLAGE = '990101001001';

/** What waits until a press can only be meant for it. */
const LATER = { timeout: 10_000 };

let stage: Stage;
let page: Page;
let colleague: Client;
beforeAll(async () => {
  stage = await openStage();
  colleague = await stage.house.as('township_window#2');
});
beforeEach(async () => {
  await stage.house.reset('2026-03-02T01:00:00.000Z');
  page = await stage.person('township_window', desk);
});
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints).toEqual([]);
});

test('what comes is offered as a bar, what a colleague takes fades with the name', async () => {
  await page.goto('/tasks');
  await page.getByText('没有需要您办理的事项。').waitFor();
  const [task] = await arrive('周某一');
  await showNew(page);
  await rows(page).filter({ hasText: '周** 火灾' }).waitFor();
  expect(await colleague.post(`/api/tasks/${task?.id}/actions`, { action: 'claim' })).toMatchObject({
    status: 200,
  });
  await rows(page).filter({ hasText: '马世雄 已签收' }).waitFor();
  expect(await page.getByRole('checkbox', { name: '选中 周** 火灾' }).isDisabled()).toBe(true);
});

test('a whole case goes by keys alone', async () => {
  await arrive('周某一', '吴某二', '郑某三');
  await page.goto('/tasks');
  await rows(page).nth(2).waitFor();
  const lines = await rows(page).getByRole('link').allTextContents();
  const subjects = lines.map((line) => /^.*火灾/.exec(line)?.[0] ?? '');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (const [key, at] of [
    ['j', 0],
    ['j', 1],
    ['j', 2],
    ['k', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(focused).toBe(lines[at]);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: subjects[1] ?? '' }).waitFor();
  await page.getByRole('button', { name: sends('受理') }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: sends('受理') }).isEnabled(), LATER).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('status')
    .filter({ hasText: `已受理：${subjects[1]}` })
    .waitFor();
  // the next one opens when it is asked for
  await expect.poll(() => page.getByRole('button', { name: /^办下一件/ }).isEnabled(), LATER).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: subjects[2] ?? '' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '按键' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '按键' }).waitFor({ state: 'detached' });
});

test('what is wrong stands on top, has the focus and leads to its field', async () => {
  await arrive('周某一');
  await page.goto('/tasks');
  await openRow(page, '周** 火灾');
  await page.getByRole('button', { name: '不予受理' }).click();
  await page.getByRole('button', { name: '确定“不予受理”' }).click();
  const problems = page.getByRole('alert').filter({ hasText: '有 2 处需要改正' });
  await problems.waitFor();
  const first = problems.getByRole('button').first();
  await expect.poll(() => first.evaluate((element) => element === document.activeElement)).toBe(true);
  await problems.getByRole('button').nth(1).click();
  const reason = field(page, '理由');
  await expect.poll(() => reason.evaluate((element) => element === document.activeElement)).toBe(true);
  await reason.fill('不在救助范围');
  expect(await page.getByText('请填写理由').count()).toBe(1);
});

test('who was overtaken keeps what was written', async () => {
  const [task] = await arrive('周某一');
  await page.goto('/tasks');
  await openRow(page, '周** 火灾');
  await page.getByLabel('意见', { exact: true }).fill('材料齐全，符合条件。');
  expect(
    await colleague.post(`/api/tasks/${task?.id}/actions`, { action: 'complete', data: { coi: false } }),
  ).toMatchObject({ status: 200 });
  await page.getByRole('button', { name: sends('受理') }).click();
  const alert = page.getByRole('alert').filter({ hasText: '这一件有了新的进展' });
  await alert.getByText('马世雄').waitFor();
  expect(await page.getByLabel('意见', { exact: true }).inputValue()).toBe('材料齐全，符合条件。');
  await alert.getByRole('button', { name: '按最新进展继续办理' }).click();
  await page.getByText('您写的意见没有交上去').waitFor();
  await page.getByRole('blockquote').filter({ hasText: '材料齐全，符合条件。' }).waitFor();
});

test('many are agreed to at once, each with its answer', async () => {
  const [, taken] = await arrive('周某一', '吴某二', '郑某三');
  await page.goto('/tasks');
  await rows(page).nth(2).waitFor();
  for (const name of ['周', '吴', '郑'])
    await page.getByRole('checkbox', { name: `选中 ${name}** 火灾` }).check();
  await page.getByText('已选 3 项').waitFor();
  await page.getByRole('button', { name: '批量同意' }).click();
  const agree = page.getByRole('button', { name: /^受理/ });
  await agree.waitFor();
  await colleague.post(`/api/tasks/${taken?.id}/actions`, { action: 'complete', data: { coi: false } });
  await agree.click();
  await page.getByText('2 项已办理，1 项没有办成，原因写在各行。').waitFor();
  await rows(page).filter({ hasText: '吴**' }).filter({ hasText: /办理/ }).waitFor();
  // what is done leaves the list, what failed stays
  await expect.poll(() => rows(page).count(), { timeout: 10_000 }).toBe(1);
});

/** New applications, in the order of their names. */
async function arrive(...names: string[]): Promise<TaskItem[]> {
  const applicant = await stage.house.as('applicant');
  const tasks: TaskItem[] = [];
  for (const [i, name] of names.entries()) {
    const { id } = await begun(applicant, single(VILLAGE, name, idNumber(100 + i)));
    tasks.push(await taskOf(colleague, id));
  }
  return tasks;
}
