/** 本单位设置: what an administrator writes there stands on the public pages at once, with who wrote it. */
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { SettingView } from '../../core/contract/shapes/setting.ts';
import { desk, phone, picture } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { barriers } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let admin: Client;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.house.as('admin');
});
afterEach(() => expect(stage.complaints.splice(0)).toEqual([]));

test('is read, changed, shown to the public and kept on record', async () => {
  const page = await stage.person('admin', desk);
  await page.goto('/designer');
  await page.getByRole('link', { name: '本单位设置' }).click();
  await page.getByText('没有修改过').waitFor();
  await page.getByLabel('单位名称').fill('青河县社会救助中心');
  await page.getByLabel('联系电话').fill('0990-1234567');
  await page.getByLabel('预警余额（元）').fill('一万');
  await page.getByText('请填写金额').waitFor();
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await page.getByLabel('预警余额（元）').fill('8000');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  await page.getByText('预警余额（元）：由“10,000.00”改为“8,000.00”').waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'setting-1440');
  await page.goto('/');
  await page.getByText('打电话问青河县社会救助中心').waitFor();
  await page.context().close();
});

test('tells who comes second, and what was written in between is read', async () => {
  const page = await stage.person('admin', phone);
  await page.goto('/designer/setting');
  await page.getByLabel('工作时间').fill('工作日 9:00–17:00');
  const { rev, setting } = (await admin.get<SettingView>('/api/admin/setting')).body;
  const other = { ...setting, hours: '每日 8:00–18:00' };
  expect((await admin.put('/api/admin/setting', { rev, setting: other })).status).toBe(200);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: '读取最新内容' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(await page.getByLabel('工作时间').inputValue()).toBe('每日 8:00–18:00');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'setting-360');
  stage.complaints.splice(0);
  await page.context().close();
});
