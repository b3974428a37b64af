/** The application of 王某军's family after a fire, typed page by page as somebody types it on a phone. */
import type { Locator, Page } from 'playwright-core';
import { attach, draw, photo } from './hands.ts';

export interface FormPage {
  title: string;
  fill(page: Page): Promise<void>;
}

export const STORY =
  '厨房电线老化起火，灶房和堂屋烧了，粮食被褥没有了，现在借住在亲戚家，买米买被子的钱没有着落。';

/** The pages in order; 谁来代办 is away for who applies for himself. */
export const FORM: FormPage[] = [
  { title: '谁要申请', fill: whoApplies },
  { title: '家里有谁', fill: household },
  { title: '出了什么事', fill: whatHappened },
  { title: '花了多少钱', fill: whatItCost },
  { title: '钱打到哪里', fill: account },
  { title: '材料和签名', fill: papers },
];

export interface Person {
  name: string;
  idNo: string;
  /** Null: has none. */
  phone: string | null;
}

const WANG: Person = { name: '王某军', idNo: '990101198711050037', phone: '13900000001' };
const ZHAO: Person = { name: '赵某兰', idNo: '990101199002280045', phone: '13900000004' };

async function whoApplies(page: Page): Promise<void> {
  await choose(page, '来源', '本人申请');
  await person(page.getByRole('group', { name: '申请人', exact: true }), WANG);
}

async function household(page: Page): Promise<void> {
  await page.getByLabel('户主', { exact: true }).fill(WANG.name);
  await member(page, 1, WANG, '本人', '务农');
  await member(page, 2, ZHAO, '配偶', '务工');
}

export async function member(
  page: Page,
  at: number,
  who: Person,
  relation: string,
  work: string,
): Promise<void> {
  const card = page.getByRole('group', { name: new RegExp(`^家庭成员 ${at}`) });
  if ((await card.count()) === 0) await page.getByRole('button', { name: '添加家庭成员' }).click();
  await person(card, who);
  await choose(card, '与户主关系', relation);
  await choose(card, '是否共同生活', '是');
  await choose(card, '健康状况', '健康');
  await choose(card, '劳动能力', '有');
  await choose(card, '就业/就学', work);
  await card.getByLabel('月均收入').fill('800');
}

export async function person(box: Locator, { name, idNo, phone }: Person): Promise<void> {
  await box.getByLabel('姓名', { exact: true }).fill(name);
  await box.getByLabel('证件号码', { exact: true }).fill(idNo);
  if (phone === null) await box.getByLabel('无电话').check();
  else await box.getByLabel('联系电话').fill(phone);
  for (const place of ['户籍地', '居住地'])
    await box.getByRole('group', { name: place }).getByLabel('村（社区）').selectOption('青石村');
  await box.getByLabel('详细地址').fill('一组12号');
}

async function whatHappened(page: Page): Promise<void> {
  await choose(page, '困难类型', '火灾');
  await page.getByLabel('发生日期').fill('2026-03-01');
  await choose(page, '困难成员', WANG.name);
  await page.getByLabel('困难情况').fill(STORY);
  await page.getByRole('group', { name: '对象类别' }).getByLabel('低收入家庭(低保边缘)').check();
  await choose(page, '是否急难', '否');
}

async function whatItCost(page: Page): Promise<void> {
  const loss = page.getByRole('group', { name: '损失情况' });
  await loss.getByLabel('损失内容').fill('房屋损毁');
  await loss.getByLabel('损失估计').fill('20000');
  await page.getByLabel('申请金额').fill('3200');
}

async function account(page: Page): Promise<void> {
  await page.getByLabel('户名').fill(WANG.name);
  await page.getByLabel('开户人证件号码').fill(WANG.idNo);
  await page.getByLabel('开户行').fill('青河县农村信用联社');
  await page.getByLabel('一卡通账号').fill('6217990101000000010');
  await page.getByLabel('与申请人关系').selectOption('本人');
}

async function papers(page: Page): Promise<void> {
  const idCard = page.getByRole('region', { name: '身份证/户口簿' });
  await attach(page, idCard.getByRole('button', { name: '拍照' }), photo('身份证正面.png', [40, 90, 160]));
  await idCard.getByText('已传 1 份').waitFor();
  await attach(
    page,
    idCard.getByRole('button', { name: '再拍一张' }),
    photo('身份证反面.png', [60, 110, 150]),
  );
  await idCard.getByText('已传 2 份').waitFor();
  const proof = page.getByRole('region', { name: '事故认定/火灾证明' });
  await attach(page, proof.getByRole('button', { name: '从手机选' }), photo('火灾证明.png', [170, 60, 40]));
  await proof.getByText('已传 1 份').waitFor();
  for (const what of ['承诺书', '核查授权书']) await sign(page, page.getByRole('group', { name: what }));
}

/** Signs with the finger: everybody who is asked to, one after the other. */
export async function sign(page: Page, box: Locator): Promise<void> {
  const asked = box.getByRole('button', { name: /^(?!再加).*签名$/ });
  const signed = box.getByRole('button', { name: '重签' });
  let n = 0;
  do {
    await asked.first().click();
    await draw(page, box.locator('canvas'), { touch: true });
    await box.getByRole('button', { name: '签好了' }).click();
    await signed.nth(n).waitFor();
    n += 1;
  } while ((await asked.count()) > 0);
}

export async function choose(box: Page | Locator, what: string, answer: string): Promise<void> {
  await box.getByRole('group', { name: what }).getByLabel(answer, { exact: true }).check();
}
