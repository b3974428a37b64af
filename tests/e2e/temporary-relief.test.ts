/** One case of 临时救助 from the guide on a phone to the last word, in a real browser, by everybody who has a part in it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { FORM, STORY } from './application.ts';
import { act, choose, field, openRow, showNew } from './desk.ts';
import { overflow } from './eyes.ts';
import { attach, draw, photo } from './hands.ts';
import { logIn, openStage, type Stage } from './stage.ts';

const TOWN = '990101001';
const VILLAGE = `${TOWN}001`;
const SUBJECT = '王** 火灾';
/** What the investigators write, and only officials read. */
const FOUND = '灶房和堂屋过火，家具被褥烧毁，一家人借住在弟弟家。';

let stage: Stage;
let applicant: Page;
let window: Page;
beforeAll(async () => {
  stage = await openStage({ funds: { [TOWN]: 5_000_000 } });
});

let caseNo = '';

test('the applicant reads the guide, fills in the form on the phone and hands it in', async () => {
  applicant = await stage.guest(phone);
  await logIn(applicant, 'applicant');
  await applicant
    .getByRole('region', { name: '可以办的事' })
    .getByRole('link', { name: /^临时救助/ })
    .click();
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
  await applicant.getByRole('button', { name: '确认提交' }).click();
  await applicant.getByRole('heading', { name: '已提交' }).waitFor();
  caseNo = (await applicant.getByText(/^990101-LS-2026-\d{5}$/).textContent()) ?? '';
}, 180_000);

test('the window asks for what is missing, all at once', async () => {
  window = await stage.guest(desk);
  await logIn(window, 'township_window');
  await openRow(window, SUBJECT);
  await window.getByRole('button', { name: '一次告知补正' }).click();
  await window.getByRole('button', { name: '添加缺少的材料' }).click();
  const missing = window.getByRole('region', { name: '缺少的材料' });
  await field(missing, '材料').fill('受灾照片');
  await field(missing, '为什么要补').fill('看不出房屋受损的程度');
  await choose(window, '告知方式', '短信');
  await window.getByRole('button', { name: '确定“一次告知补正”' }).click();
  await window.getByText('已一次告知补正：王** 火灾').waitFor();
}, 60_000);

test('the applicant corrects what was asked for', async () => {
  await applicant.goto('/apply');
  await applicant.getByRole('link', { name: /需要您办理：补正材料/ }).click();
  await applicant.getByText('看不出房屋受损的程度').waitFor();
  const photos = applicant.getByRole('region', { name: '照片', exact: true });
  await attach(applicant, photos.getByRole('button', { name: '拍照' }), photo('灶房.png', [150, 80, 30]));
  await photos.getByText('已传 1 份').waitFor();
  await applicant.getByRole('button', { name: '重新提交' }).click();
  await applicant.getByRole('heading', { name: '走到哪了' }).waitFor();
}, 60_000);

test('the window accepts; window and approver see that it is not urgent', async () => {
  await showNew(window);
  await openRow(window, SUBJECT);
  await window.getByRole('tab', { name: '材料（5）' }).waitFor();
  await act(window, '受理', '接下来：分类研判');
  await showNew(window);
  await openRow(window, SUBJECT);
  await act(window, '确认');
  const approver = await atDesk('township_approver');
  await act(approver, '确认', '接下来：入户调查、信息核对');
  await approver.context().close();
}, 60_000);

test('two investigators visit, one at the desk and one on the phone', async () => {
  const [first, second] = [
    await atDesk('township_investigator'),
    await atDesk('township_investigator#2', phone),
  ];
  await visit(first, '部分');
  await act(first, '提交调查');
  await visit(second, '严重');
  await act(second, '提交调查', '接下来：信息核对');
  await Promise.all([first.context().close(), second.context().close()]);
}, 90_000);

test('the county checks the figures, the street proposes', async () => {
  const clerk = await atDesk('county_civil_clerk');
  await choose(clerk, '核对结论', '符合');
  await act(clerk, '提交核对报告', '接下来：审核');
  await clerk.context().close();
  const reviewer = await atDesk('township_reviewer');
  await choose(reviewer, '审核意见', '同意');
  await choose(reviewer, '救助类型', '支出');
  await choose(reviewer, '救助方式', '转账');
  await field(reviewer, '拟救助金额').fill('1500');
  await reviewer.getByText('大写 壹仟伍佰元整').waitFor();
  await act(reviewer, '提交审核意见', '接下来：公示');
  await reviewer.context().close();
}, 60_000);

test('everybody reads the notice, somebody objects, a third investigator finds nothing in it', async () => {
  const passer = await stage.guest({ ...phone, javaScriptEnabled: false });
  await passer.goto('/public');
  await passer.getByRole('link', { name: '青石村王**临时救助公示' }).click();
  await passer.getByRole('link', { name: '我有异议' }).click();
  await passer.getByLabel('异议内容').fill('他家在县城有一套商品房，不应当救助。');
  await passer.getByRole('button', { name: /提交/ }).click();
  await passer.getByRole('heading', { level: 1, name: '异议已收到' }).waitFor();
  await passer.context().close();
  const third = await atDesk('township_investigator#3');
  await choose(third, '核查结论', '不属实');
  await field(third, '答复').fill('经查不动产登记，王某军名下没有城镇住房。');
  await act(third, '提交核查结论', '接下来：公示');
  await third.context().close();
}, 60_000);

test('after the publicity the approver approves and the money is paid', async () => {
  await stage.moveTo('2026-03-06T09:00:00+08:00');
  const approver = await atDesk('township_approver');
  await act(approver, '批准', '接下来：发放');
  expect(await fund()).toMatchObject({ balance: 5_000_000, committed: 150_000, available: 4_850_000 });
  await approver.context().close();
  // who pays reads no names: the case is called by its process
  const finance = await atDesk('township_finance', desk, '临时救助');
  await choose(finance, '发放结果', '成功');
  await act(finance, '登记发放结果', '接下来：公布结果');
  await finance.context().close();
  const passer = await stage.guest({ ...phone, javaScriptEnabled: false });
  await passer.goto('/public');
  await passer.getByRole('link', { name: '青石村王**临时救助结果公布' }).click();
  await passer.getByRole('row', { name: /金额 1,500.00 元/ }).waitFor();
  await passer.context().close();
}, 60_000);

test('a month later the relief assistant asks how they are, and the case is closed', async () => {
  await stage.moveTo('2026-04-07T09:00:00+08:00');
  const assistant = await atDesk('relief_assistant', phone);
  await choose(assistant, '目前情况', '已缓解');
  await act(assistant, '提交回访', '本件已办结：办结');
  await assistant.context().close();
  const office = await stage.house.as('county_civil_clerk');
  const { body } = await office.get<{ items: unknown[] }>(`/api/ledgers/temporary_relief?region=${TOWN}`);
  expect(body.items).toEqual([
    expect.objectContaining({
      caseNo,
      from: '2026-03-06',
      region: VILLAGE,
      data: expect.objectContaining({
        hardship_type: '火灾',
        persons: 2,
        amount: 150_000,
        decided_by: 'street',
        mode: '转账',
      }) as unknown,
    }),
  ]);
  expect(await fund()).toMatchObject({
    balance: 4_850_000,
    committed: 0,
    available: 4_850_000,
    spent: 150_000,
  });
}, 60_000);

test('the applicant sees every step, and nothing that is not theirs', async () => {
  await applicant.goto('/apply');
  await applicant.getByRole('link', { name: /已办结/ }).click();
  const steps = applicant.getByRole('region', { name: '走到哪了' }).getByRole('listitem');
  await steps.first().waitFor();
  const names = (await steps.locator('b').allTextContents()).join(' ');
  expect(names).toBe(
    '填写申请 受理 补正材料 受理 分类研判 入户调查 信息核对 审核 异议核查 公示 乡镇（街道）审批 发放 回访 办结',
  );
  await applicant.getByText('各环节意见').click();
  await applicant.getByText('登记发放结果').waitFor();
  const shown = await applicant.getByRole('main').innerText();
  for (const foreign of [FOUND, '家在县城', '不动产', '近亲属', '核对结论'])
    expect(shown).not.toContain(foreign);
  expect(await overflow(applicant)).toBe(0);
  expect(stage.complaints).toEqual([]);
}, 60_000);

/** F4 as it is filled in on the spot. */
async function visit(page: Page, severity: string): Promise<void> {
  await field(page, '走访时间').fill('2026-03-02 09:30');
  await field(page, '走访时间').press('Enter');
  for (const name of ['向海燕', '段忠孝']) {
    await field(page, '走访人员').fill(name);
    await field(page, '走访人员').press('Enter');
  }
  await field(page, '受访人').fill('王某军');
  await field(page, '走访情况').fill(FOUND);
  await attach(
    page,
    page.getByRole('button', { name: '上传 走访照片' }),
    photo('外观.png'),
    photo('室内.png', [30, 30, 30]),
  );
  for (const name of ['外观.png', '室内.png'])
    await page.getByRole('button', { name: `删除 ${name}` }).waitFor();
  await draw(page, page.getByRole('img', { name: '在框内签名' }), { touch: false });
  await page.getByRole('button', { name: '用这个签名' }).click();
  await choose(page, '申请是否属实', '属实');
  await choose(page, '受损（受伤）程度', severity);
  await choose(page, '有疑点', '否');
  await field(page, '调查意见').fill('情况属实，建议救助。');
}

/** Somebody with the one task that waits for them open. */
async function atDesk(
  username: string,
  place: BrowserContextOptions = desk,
  subject = SUBJECT,
): Promise<Page> {
  const page = await stage.person(username, place);
  await page.goto('/tasks');
  await openRow(page, subject);
  return page;
}

async function fund(): Promise<unknown> {
  const { body } = await (await stage.house.as('admin')).get(`/api/admin/fund?account=${TOWN}`);
  return body;
}

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
