/** 先行救助: the relief assistant files for an old man without a phone; money within the day, from whoever has it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { urgent } from '../server/fixtures.ts';
import { desk, phone } from '../support/browser.ts';
import { choose as answer, member, person, type Person } from './application.ts';
import { act, choose, field, openRow, sends } from './desk.ts';
import { attach, draw, photo } from './hands.ts';
import { openStage, type Stage } from './stage.ts';

const TOWN = '990101001';
const ELDER: Person = { name: '张某山', idNo: '990101194503120012', phone: null };
const SUBJECT = '张** 突发事件';

let stage: Stage;
beforeAll(async () => {
  // enough for one first relief, not for two
  stage = await openStage({ funds: { [TOWN]: 150_000 } });
});

test('the assistant finds him and files for him; papers and account may wait', async () => {
  const page = await atDesk('relief_assistant', phone);
  await page.getByRole('link', { name: '新建' }).click();
  await page.getByRole('link', { name: '开始填写' }).click();
  await page.getByLabel('您替谁办？写他的姓名').fill(ELDER.name);
  await page.getByRole('button', { name: '开始填表' }).click();

  await heading(page, '谁要申请');
  await page.getByText('为 张** 代办').waitFor();
  await answer(page, '来源', '主动发现');
  await person(page.getByRole('group', { name: '申请人', exact: true }), ELDER);
  await next(page);
  await heading(page, '谁来代办');
  await answer(page, '代理类型', '村(居)委会');
  await page.getByLabel('姓名或单位名称').fill('青石村村民委员会');
  await answer(page, '代办原因', '主动发现');
  await attach(
    page,
    page.getByRole('group', { name: /^委托书/ }).getByRole('button', { name: '拍照' }),
    photo('委托书.png'),
  );
  await page
    .getByRole('button', { name: '查看：委托书.png' })
    .or(page.getByRole('img', { name: '委托书.png' }))
    .waitFor();
  await next(page);
  await heading(page, '家里有谁');
  await page.getByLabel('户主', { exact: true }).fill(ELDER.name);
  await member(page, 1, ELDER, '本人', '务农');
  await next(page);
  await heading(page, '出了什么事');
  await answer(page, '困难类型', '突发事件');
  await page.getByLabel('发生日期').fill('2026-03-01');
  await answer(page, '困难成员', ELDER.name);
  await page.getByLabel('困难情况').fill('夜里山石滚落砸塌灶房，老人独居没有地方做饭取暖，家里没有存粮。');
  await page.getByRole('group', { name: '对象类别' }).getByLabel('特困', { exact: true }).check();
  await answer(page, '是否急难', '是');
  await answer(page, '不立即救助将造成无法挽回的损失', '是');
  await next(page);
  await heading(page, '花了多少钱');
  await page.getByLabel('损失内容').fill('房屋损毁');
  await page.getByLabel('损失估计').fill('8000');
  await next(page);
  await heading(page, '钱打到哪里');
  await next(page);
  await heading(page, '材料和签名');
  await page.getByRole('button', { name: '去核对' }).click();
  await page.getByRole('button', { name: '确认提交' }).click();
  await heading(page, '已提交');
  await page.context().close();
}, 90_000);

test('accepted and confirmed within the hour, paid from the reserve', async () => {
  const window = await atDesk('township_window', desk, SUBJECT);
  await act(window, '受理', '接下来：分类研判');
  await window.context().close();
  await confirm('township_window');
  await confirm('township_approver');
  const approver = await atDesk('township_approver', desk, SUBJECT);
  await firstRelief(approver, '1200');
  await approver.getByRole('button', { name: sends('先行救助') }).click();
  await approver.getByRole('alert').getByText('先行救助不得超过1,000.00元').waitFor();
  await field(approver, '救助金额').fill('1000');
  await act(approver, '先行救助', '接下来：补齐材料');
  expect(await fund()).toMatchObject({ balance: 50_000, committed: 0, spent: 100_000 });
  await approver.context().close();
}, 60_000);

test('the next one the reserve cannot pay: the county does', async () => {
  await urgent(stage.house, 1);
  const approver = await atDesk('township_approver', desk, '甲** 火灾');
  await firstRelief(approver, '800');
  await act(approver, '先行救助', '接下来：县级先行救助');
  await approver.context().close();
  expect(await fund()).toMatchObject({ balance: 50_000, committed: 0, spent: 100_000 });
  const county = await atDesk('county_civil_approver', desk, '甲** 火灾');
  await firstRelief(county, '800');
  await act(county, '先行救助', '接下来：补齐材料');
  await county.context().close();
  expect(stage.complaints).toEqual([]);
}, 60_000);

/** F3, with the money in the hand. */
async function firstRelief(page: Page, amount: string): Promise<void> {
  await field(page, '决定人').fill('陈香兰');
  await field(page, '决定时间').fill('2026-03-02 09:30');
  await field(page, '决定时间').press('Enter');
  await field(page, '先行救助理由').fill('房屋受损，无处做饭取暖，天黑前必须安置。');
  await choose(page, '救助方式', '现金');
  await field(page, '救助金额').fill(amount);
  await sign(page, '领取人签名', '在框内签名');
  await sign(page, '两名工作人员签名', '在框内签名（第 1 人，共 2 人）');
  await sign(page, '两名工作人员签名', '在框内签名（第 2 人，共 2 人）');
  for (const [kind, name] of [
    ['照片', '发放现场.png'],
    ['收据', '收据.png'],
  ] as const) {
    await attach(page, page.getByRole('button', { name: `上传 ${kind}` }), photo(name));
    await page.getByRole('button', { name: `删除 ${name}` }).waitFor();
  }
}

async function sign(page: Page, what: string, where: string): Promise<void> {
  const box = page.getByRole('group', { name: what });
  await draw(page, box.getByRole('img', { name: where }), { touch: false });
  await box.getByRole('button', { name: '用这个签名' }).click();
  await box.getByRole('img', { name: where }).waitFor({ state: 'detached' });
}

async function confirm(username: string): Promise<void> {
  const page = await atDesk(username, desk, SUBJECT);
  await act(page, '确认');
  await page.context().close();
}

async function atDesk(username: string, place: BrowserContextOptions, subject?: string): Promise<Page> {
  const page = await stage.person(username, place);
  await page.goto('/tasks');
  if (subject !== undefined) await openRow(page, subject);
  return page;
}

async function fund(): Promise<unknown> {
  const { body } = await (await stage.house.as('admin')).get(`/api/admin/fund?account=${TOWN}`);
  return body;
}

function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { level: 1, name }).waitFor();
}

function next(page: Page): Promise<void> {
  return page.getByRole('button', { name: '下一步' }).click();
}
