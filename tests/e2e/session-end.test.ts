/** A session that ends, a lid that was closed: nothing typed is lost, and nothing old is shown as new. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DraftItem } from '../../core/contract/shapes/draft.ts';
import { begun, idNumber, single, taskOf } from '../server/fixtures.ts';
import { PASSWORD } from '../support/app.ts';
import { desk, phone, picture } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { field, openRow, rows, sends } from './desk.ts';
import { openStage, type Stage } from './stage.ts';

const VILLAGE = '990101001001';

let stage: Stage;
let page: Page;
let colleague: Client;
beforeAll(async () => {
  stage = await openStage();
  colleague = await stage.house.as('township_window#2');
});
beforeEach(async () => {
  await stage.house.reset('2026-03-02T01:00:00.000Z');
});
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints).toEqual([]);
});

test('an official goes on where the session ended, in mid-word', async () => {
  const id = await arrive('周某一', 100);
  page = await ownSession('township_window', desk);
  await atWork('材料齐全，');
  await endSession();
  await opinion().pressSequentially('符合条件。');
  await field(page, '理由').fill('另行告知');
  await page.getByRole('alert').filter({ hasText: '登录已到期' }).waitFor();
  await picture(page, 'session-line-1440');
  // nothing was taken away, nobody was sent anywhere
  expect(await opinion().inputValue()).toBe('材料齐全，符合条件。');
  await page.getByRole('button', { name: sends('受理') }).click();
  await page.getByRole('dialog', { name: '请重新登录' }).waitFor();
  await picture(page, 'session-again-1440');
  await logInAgain('township_window');
  await page.getByRole('heading', { level: 1, name: '已受理：周** 火灾' }).waitFor();
  const { body } = await colleague.get<{ blocks: { comment: string | null }[] }>(`/api/cases/${id}`);
  expect(body.blocks.at(-1)?.comment).toBe('材料齐全，符合条件。');
});

test('somebody else who logs in there begins with nothing of it', async () => {
  await arrive('周某一', 100);
  page = await ownSession('township_window', desk);
  await atWork('这一句是第一个人写的');
  const address = page.url();
  await endSession();
  await page.getByRole('button', { name: sends('受理') }).click();
  await logInAgain('township_window#2');
  await page.waitForURL(/\/tasks$/);
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: '周** 火灾' }).waitFor();
  expect(await opinion().inputValue()).toBe('');
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('an applicant goes on where the session ended', async () => {
  page = await ownSession('applicant', phone);
  await page.goto('/apply/temporary-relief/form');
  const name = page.getByRole('group', { name: '申请人', exact: true }).getByLabel('姓名');
  await name.fill('周某');
  await endSession();
  await name.fill('周某一');
  await page.getByRole('alert').filter({ hasText: '登录已到期' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/apply\/temporary-relief\/form/);
  await picture(page, 'session-line-360');
  await page.getByRole('button', { name: '重新登录' }).click();
  await picture(page, 'session-again-360');
  await logInAgain('applicant');
  expect(await name.inputValue()).toBe('周某一');
  const me = await stage.house.as('applicant');
  await expect
    .poll(
      async () => {
        const { items } = (await me.get<{ items: DraftItem[] }>('/api/drafts')).body;
        return JSON.stringify(items[0] && (await me.get(`/api/drafts/${items[0].id}`)).body);
      },
      { timeout: 10_000 },
    )
    .toContain('周某一');
});

test('the queue reads itself anew after a sleep, and says how old it is while it cannot', async () => {
  page = await ownSession('township_window', desk);
  await page.clock.install();
  await page.goto('/tasks');
  await page.getByText('没有需要您办理的事项。').waitFor();
  await page.context().setOffline(true);
  await arrive('周某一', 100);
  await page.clock.fastForward('25:00');
  await page
    .getByRole('status')
    .filter({ hasText: /现在看到的是 \d\d:\d\d 的内容/ })
    .waitFor();
  await picture(page, 'queue-old-1440');
  await page.context().setOffline(false);
  await rows(page).filter({ hasText: '周** 火灾' }).waitFor();
  await page.getByRole('status').filter({ hasText: '现在看到的是' }).waitFor({ state: 'detached' });
});

test('a sleep with the line unbroken is noticed, too', async () => {
  page = await ownSession('township_window', desk);
  await page.clock.install();
  // the line stands and says nothing, as after a lid was closed
  await page.routeWebSocket('**/api/live*', () => undefined);
  await page.goto('/tasks');
  await page.getByText('没有需要您办理的事项。').waitFor();
  await arrive('周某一', 100);
  await page.clock.fastForward('08:00:00');
  await rows(page).filter({ hasText: '周** 火灾' }).waitFor();
});

/** Somebody with a session of their own: it will be ended. */
async function ownSession(username: string, place: typeof desk): Promise<Page> {
  const window = await stage.guest(place);
  const answer = await window.request.post('/api/login', { data: { username, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return window;
}

async function arrive(name: string, n: number): Promise<string> {
  const { id } = await begun(await stage.house.as('applicant'), single(VILLAGE, name, idNumber(n)));
  await taskOf(colleague, id);
  return id;
}

async function atWork(words: string): Promise<void> {
  await page.goto('/tasks');
  await openRow(page, '周** 火灾');
  await opinion().fill(words);
}

const opinion = () => page.getByLabel('意见', { exact: true });

/** As it ends by itself: the server knows it no more. */
async function endSession(): Promise<void> {
  const { csrf } = (await (await page.request.get('/api/me')).json()) as { csrf: string };
  const headers = { 'x-csrf-token': csrf };
  expect((await page.request.post('/api/logout', { headers })).status()).toBe(204);
}

async function logInAgain(username: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '请重新登录' });
  await dialog.getByLabel('用户名').fill(username);
  await dialog.getByLabel('密码').fill(PASSWORD);
  await dialog.getByRole('button', { name: '登录' }).click();
}
