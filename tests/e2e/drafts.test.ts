/** Drafts of applications between devices, tabs and clients: nothing is written over unsaid, and nothing is lost. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DraftItem, DraftView } from '../../core/contract/shapes/draft.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { draftOf, RELIEF } from '../server/fixtures.ts';
import { desk, phone, picture } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { barriers, overflow } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let me: Client;
beforeAll(async () => {
  stage = await openStage();
});

const open: Page[] = [];
beforeEach(async () => {
  await stage.house.reset('2026-03-02T01:00:00.000Z');
  me = await stage.house.as('applicant');
});
afterEach(async () => {
  for (const page of open.splice(0)) await page.context().close();
});

const at = `/apply/${RELIEF}/form?draft=mine`;

async function device(options: typeof phone, path: string, who = 'applicant'): Promise<Page> {
  const page = await stage.person(who, options);
  open.push(page);
  await page.goto(path);
  return page;
}

const field = (page: Page, name: string) =>
  page.getByRole('group', { name: '申请人', exact: true }).getByLabel(name, { exact: true });

/** Waits until the server's copy holds this of the applicant; answers the whole of it. */
async function kept(applicant: JsonObject, client = me, id = 'mine'): Promise<DraftView> {
  const read = async () => (await client.get<{ draft: DraftView }>(`/api/drafts/${id}`)).body.draft;
  await expect
    .poll(async () => (await read()).data['applicant'], { timeout: 15_000 })
    .toMatchObject(applicant);
  return read();
}

/** The page comes back to the front. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

async function began(applicant: JsonObject): Promise<void> {
  expect((await me.put('/api/drafts/mine', draftOf({ applicant }))).status).toBe(200);
}

test('what another device saved is on the home page, is gone on with, and takes the place of older work with a word', async () => {
  await began({ name: '王某军' });
  const computer = await device(desk, '/apply');
  const card = computer.locator('.draft');
  expect(await card.innerText()).toContain('手机');
  await picture(computer, 'drafts-home-1440');
  const mobile = await device(phone, at);
  expect(await field(mobile, '姓名').inputValue()).toBe('王某军');
  await card.getByRole('link', { name: /^接着填/ }).click();
  await field(computer, '证件号码').fill('990101198711050037');
  await kept({ id_no: '990101198711050037' });
  await comeBack(mobile);
  await mobile.getByText('您在电脑上填的更新').waitFor();
  expect(await field(mobile, '证件号码').inputValue()).toBe('990101198711050037');
  await field(mobile, '详细地址').fill('一组12号');
  await kept({ name: '王某军', id_no: '990101198711050037', address: '一组12号' });
});

test('where two devices went on from one draft the person sees what differs and chooses', async () => {
  await began({ name: '王某军' });
  const [mobile, computer] = [await device(phone, at), await device(desk, at)];
  await field(computer, '证件号码').fill('990101198711050037');
  await field(computer, '详细地址').fill('电脑上填的');
  await kept({ address: '电脑上填的' });
  await field(mobile, '详细地址').fill('手机上填的');
  const ask = mobile.getByRole('alert').filter({ hasText: '您在电脑也填了' });
  await ask.waitFor();
  // until it is chosen nothing is written over
  expect((await kept({})).data['applicant']).toMatchObject({ address: '电脑上填的' });
  expect(await overflow(mobile)).toBe(0);
  expect(await barriers(mobile)).toEqual([]);
  await mobile.getByRole('button', { name: '有几处两边填的不一样，去选' }).click();
  await picture(mobile, 'drafts-choice-360');
  const number = ask.getByRole('group', { name: '申请人 · 证件号码' });
  expect(await number.getByLabel(/^电脑/).isChecked()).toBe(true);
  await ask.getByRole('group', { name: '申请人 · 详细地址' }).getByLabel(/^这里/).check();
  await ask.getByRole('button', { name: '按选的继续' }).click();
  await kept({ name: '王某军', id_no: '990101198711050037', address: '手机上填的' });
  expect(await field(mobile, '证件号码').inputValue()).toBe('990101198711050037');
  await comeBack(computer);
  await computer.getByText('您在手机上填的更新').waitFor();
  await computer.getByText('已换成手机上新填的内容').waitFor();
  await picture(computer, 'drafts-taken-1440');
  expect(await field(computer, '详细地址').inputValue()).toBe('手机上填的');
});

test('two tabs follow each other, and ask where both were typed into', async () => {
  await began({ name: '王' });
  const one = await device(desk, at);
  const two = await one.context().newPage();
  await two.goto(at);
  await field(one, '姓名').fill('王某军');
  await two.getByText('您在另一个窗口上填的更新').waitFor();
  expect(await field(two, '姓名').inputValue()).toBe('王某军');
  await field(two, '详细地址').fill('一组12号');
  await expect.poll(() => field(one, '详细地址').inputValue()).toBe('一组12号');
  await kept({ name: '王某军', address: '一组12号' });
  // both at one moment: the second is told before anything of the first is lost
  await two.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('xz:draft:')) ?? '';
    const draft = JSON.parse(localStorage.getItem(key) ?? '{}') as { data: { applicant: JsonObject } };
    draft.data.applicant['address'] = '二组1号';
    // as a tab does whose words have not arrived yet: the tab itself hears nothing of its own
    localStorage.setItem(key, JSON.stringify(draft));
  });
  await field(two, '详细地址').fill('三组3号');
  const ask = two.getByRole('alert').filter({ hasText: '您在另一个窗口也填了' });
  await ask.getByRole('button', { name: '全用这里的' }).click();
  await kept({ address: '三组3号' });
  await expect.poll(() => field(one, '详细地址').inputValue()).toBe('三组3号');
});

test('what was filled in without network meets newer work of the computer when the network is back', async () => {
  await began({ name: '王某军' });
  const mobile = await device(phone, at);
  await field(mobile, '姓名').waitFor();
  await mobile.context().setOffline(true);
  await field(mobile, '详细地址').fill('在田里填的');
  await expect.poll(() => mobile.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('在田里填的');
  const newer = draftOf(
    { applicant: { name: '王某军', address: '在家里填的' } },
    { rev: 1, device: { id: 'c', kind: 'computer' } },
  );
  expect((await me.put('/api/drafts/mine', newer)).status).toBe(200);
  await mobile.context().setOffline(false);
  const ask = mobile.getByRole('alert').filter({ hasText: '您在电脑也填了' });
  await ask.waitFor();
  // closing the page on the question loses neither: it is asked again
  await mobile.reload();
  await ask.waitFor();
  expect(await field(mobile, '详细地址').inputValue()).toBe('在田里填的');
  await ask.getByRole('button', { name: '全用这里的' }).click();
  await kept({ address: '在田里填的' });
});

test('a helper keeps a draft for each of two clients; deleting one can be taken back', async () => {
  const helper = await stage.house.as('agent');
  const page = await device(phone, `/apply/${RELIEF}`, 'agent');
  for (const name of ['张某山', '李某花']) {
    const again = page.getByRole('button', { name: '重新填一份' });
    await page.getByText('给谁办？').or(again).first().waitFor();
    if (await again.isVisible()) await again.click();
    await page.getByLabel('替别人代办').check();
    await page.getByLabel('您替谁办？写他的姓名').fill(name);
    await page.getByRole('button', { name: '开始填表' }).click();
    await field(page, '姓名').fill(name);
    await expect
      .poll(async () => (await helper.get<{ items: DraftItem[] }>('/api/drafts')).body.items.length, {
        timeout: 15_000,
      })
      .toBe(name === '张某山' ? 1 : 2);
    await page.goto(`/apply/${RELIEF}`);
  }
  await page.goto('/apply');
  const cards = page.locator('.draft');
  await expect.poll(() => cards.count()).toBe(2);
  await picture(page, 'drafts-home-360');
  expect(await overflow(page)).toBe(0);
  const zhang = cards.filter({ hasText: '张某山' });
  await zhang.getByRole('link', { name: /^接着填/ }).click();
  expect(await field(page, '姓名').inputValue()).toBe('张某山');
  await page.goto('/apply');
  await cards.filter({ hasText: '李某花' }).getByRole('button', { name: /^删除/ }).click();
  await page.getByText('已删除临时救助').waitFor();
  await picture(page, 'drafts-undo-360');
  expect((await helper.get<{ items: DraftItem[] }>('/api/drafts')).body.items).toHaveLength(1);
  await page.getByRole('button', { name: '撤销删除' }).click();
  await expect.poll(() => cards.count()).toBe(2);
  const back = (await helper.get<{ items: DraftItem[] }>('/api/drafts')).body.items;
  expect(back.map(({ behalfOf }) => behalfOf).sort()).toEqual(['张某山', '李某花']);
});

test('what was handed in elsewhere is not filled in on', async () => {
  await began({ name: '王某军' });
  const mobile = await device(phone, at);
  await field(mobile, '姓名').waitFor();
  expect((await me.raw('/api/drafts/mine', { method: 'DELETE' })).status).toBe(204);
  await field(mobile, '详细地址').fill('一组12号');
  const gone = mobile.getByRole('alert').filter({ hasText: '已经在别处提交或删除' });
  await gone.waitFor();
  await picture(mobile, 'drafts-gone-360');
  await gone.getByRole('button', { name: '另起一份接着填' }).click();
  await expect
    .poll(async () => (await me.get<{ items: DraftItem[] }>('/api/drafts')).body.items.length, {
      timeout: 15_000,
    })
    .toBe(1);
  expect(await field(mobile, '详细地址').inputValue()).toBe('一组12号');
});
