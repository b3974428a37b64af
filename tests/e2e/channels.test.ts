/** Who was told stands at the case; by what somebody is told they choose themselves, at the desk and on the phone. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { deliverDue } from '../../server/channels/deliver.ts';
import type { DeliveryDoc, UserDoc } from '../../server/store/documents.ts';
import { application, begun, taskOf } from '../server/fixtures.ts';
import { desk, phone, picture } from '../support/browser.ts';
import { barriers, overflow } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  stage.house.context.config.channels = ['sms', 'email', 'wechat'];
});
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints).toEqual([]);
});

/** An accepted case whose SMS to the applicant was given up. */
async function givenUp(): Promise<string> {
  const { house } = stage;
  const { context } = house;
  const data = application();
  const withPhone = { ...data, applicant: { ...(data['applicant'] as object), phone: '13800000055' } };
  const { id } = await begun(await house.as('applicant'), withPhone);
  const window = await house.as('township_window');
  const task = (await taskOf(window, id)).id;
  const done = await window.post(`/api/tasks/${task}/actions`, { action: 'complete', data: { coi: false } });
  expect(done.status).toBe(200);
  const folder = context.config.dataFolder;
  context.config.dataFolder = join('/dev/null', 'nowhere');
  for (let n = 0; n < 8; n += 1) {
    for (const row of await context.store.find<DeliveryDoc>('deliveries', { filter: { due: 1 } }))
      await context.store.swap('deliveries', { ...row, nextAt: 0, seq: row.seq + 1 }, row.seq);
    await deliverDue(context);
  }
  context.config.dataFolder = folder;
  return id;
}

test('what was not sent says why at the case, and is sent once more from there', async () => {
  const id = await givenUp();
  page = await stage.person('township_window', desk);
  await page.goto(`/tasks/cases/${encodeURIComponent(id)}`);
  await page.getByRole('tab', { name: '通知' }).click();
  const row = page.getByRole('listitem').filter({ hasText: '短信 138****0055' });
  await row.getByText('没有发出，已停止再试').waitFor();
  await row.getByText('试过 8 次').waitFor();
  await row.getByText('原因：发送渠道出了故障，请管理员检查').waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('13800000055');
  await picture(page, 'deliveries-1440');
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  await picture(page, 'deliveries-360');
  expect(await overflow(page)).toBe(0);
  await row.getByRole('button', { name: '再发一次' }).click();
  await row.getByText('等待发送').waitFor();
  await deliverDue(stage.house.context);
  await page.reload();
  await page.getByRole('tab', { name: '通知' }).click();
  await row.getByText('已发出').waitFor();
});

test('at the desk an address that is none is refused at its field, and what is chosen is kept', async () => {
  page = await stage.person('township_reviewer', desk);
  await page.goto('/tasks/messages');
  await page.getByRole('link', { name: '消息设置' }).click();
  await page.getByRole('heading', { level: 1, name: '消息设置' }).waitFor();
  await page.getByLabel('邮箱').fill('wang@');
  await page.getByRole('button', { name: '保存消息设置' }).click();
  await page.getByText('邮箱地址不对').first().waitFor();
  expect(await page.getByLabel('邮箱').evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByLabel('邮箱').fill('wang@example.cn');
  await page.getByLabel('企业微信账号').fill('wang.fang');
  await page.getByLabel('邮件', { exact: false }).first().uncheck();
  await page.getByRole('button', { name: '保存消息设置' }).click();
  await page.getByText('已保存。').waitFor();
  await page.getByText('微信（发到 w***）').waitFor();
  await picture(page, 'channels-1440');
  expect(await barriers(page)).toEqual([]);
  const user = await stage.house.context.store.get<UserDoc>('users', 'township_reviewer');
  expect(user).toMatchObject({ email: 'wang@example.cn', wechat: 'wang.fang', muted: ['email'] });
});

test('an applicant chooses on the phone, and reads what is never sent', async () => {
  page = await stage.person('applicant', phone);
  await page.goto('/apply');
  await page.getByRole('link', { name: '消息设置' }).click();
  await page.getByText('不会写：身份证号').waitFor();
  await page.getByRole('checkbox', { name: '短信' }).uncheck();
  await page.getByRole('button', { name: '保存消息设置' }).click();
  await page.getByText('已保存。').waitFor();
  await picture(page, 'channels-360');
  expect(await overflow(page)).toBe(0);
  expect(await barriers(page)).toEqual([]);
  expect(await stage.house.context.store.get<UserDoc>('users', 'applicant')).toMatchObject({
    muted: ['sms'],
  });
});
