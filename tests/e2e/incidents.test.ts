/** A case that nobody could go on with: the administrator is told, finds it in the list, and gives it to a person. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { UserDoc } from '../../server/store/documents.ts';
import { idNumber, single, start } from '../server/fixtures.ts';
import { desk, phone, picture } from '../support/browser.ts';
import { barriers, overflow } from './eyes.ts';
import { rows } from './desk.ts';
import { openStage, type Stage } from './stage.ts';

const POST = 'township_window@990101002';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  const { store } = stage.house.context;
  for (const user of await store.find<UserDoc>('users', { filter: { posts: { in: [POST] } } }))
    await store.set('users', { ...user, posts: [], positions: [] });
});
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints).toEqual([]);
});

const stuck = async (name: string, n: number): Promise<void> => {
  const clerk = await stage.house.as('township_window');
  expect((await start(clerk, single('990101002001', name, idNumber(n)))).status).toBe(201);
};

test('the administrator appoints somebody, who finds the task in their queue', async () => {
  await stuck('周某一', 8_001);
  page = await stage.person('admin', desk);
  await page.goto('/tasks/messages');
  await page.getByText('出现异常：这项待办的岗位目前没有人担任').waitFor();
  await page.getByRole('link', { name: '异常', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '异常与处理' }).waitFor();
  const item = page.getByRole('main').getByRole('listitem').filter({ hasText: '周**' });
  await item.getByText('已通知：').waitFor();
  await picture(page, 'incidents-1440');
  expect(await barriers(page)).toEqual([]);
  await item.getByRole('button', { name: '重试' }).click();
  await item.getByRole('alert').filter({ hasText: '情况还没有改变' }).waitFor();
  await item.getByRole('button', { name: '指定办理人' }).click();
  await item.getByLabel('指定谁办理').click();
  await page.keyboard.type('审核岗');
  await page.locator('.ant-select-item-option').filter({ hasText: '审核岗' }).first().click();
  await item.getByLabel('指定的理由').fill('窗口暂无人员');
  await picture(page, 'incidents-appoint-1440');
  await item.getByRole('button', { name: '确认指定' }).click();
  await page.getByText('没有待处理的异常').waitFor();
  await page.getByRole('button', { name: '已处理' }).click();
  await page.getByText('已指定办理人：').waitFor();
  await picture(page, 'incidents-done-1440');
  const chosen = await stage.house.context.store.find<{ _id: string; assignee: { user: string } }>('tasks', {
    filter: { state: 'open', candidates: { in: [POST] } },
  });
  await page.context().close();
  page = await stage.person(chosen[0]?.assignee.user ?? '', desk);
  await page.goto('/tasks');
  await rows(page).filter({ hasText: '周** 火灾' }).waitFor();
});

test('on a phone an incident is closed with its reason', async () => {
  await stuck('钱某二', 8_002);
  page = await stage.person('county_civil_approver', phone);
  await page.goto('/tasks/incidents');
  const item = page.getByRole('main').getByRole('listitem').filter({ hasText: '钱**' });
  await item.waitFor();
  await picture(page, 'incidents-360');
  expect(await overflow(page)).toBe(0);
  await item.getByRole('button', { name: '关闭' }).click();
  const confirm = item.getByRole('button', { name: '确认关闭' });
  expect(await confirm.isDisabled()).toBe(true);
  await item.getByLabel('关闭的理由').fill('申请人已另行办理');
  await picture(page, 'incidents-close-360');
  await confirm.click();
  await page.getByText('没有待处理的异常').waitFor();
});
