/** A send is one act on one case, whatever is pressed and how often: the desk never puts the next case under the hand. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page as Rows, TaskItem } from '../../core/api.ts';
import { played } from '../server/fixtures.ts';
import { desk, phone, picture } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { field } from './desk.ts';
import { openStage, type Stage } from './stage.ts';

/** Cases with money on the approver's desk, each of another family. */
const STORIES = ['general-street', 'minor-never-published', 'violence-never-published'];

let stage: Stage;
let approver: Client;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  await stage.house.reset('2026-03-02T01:00:00.000Z');
  approver = await stage.house.as('township_approver');
  for (const story of STORIES) await played(stage.house, story, 'street_decision');
  expect((await waiting()).map(({ step }) => step)).toEqual(STORIES.map(() => 'street_decision'));
}, 120_000);
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints).toEqual([]);
});

/** How somebody presses twice, and after how many milliseconds. */
const WAYS: [string, typeof desk, number[], () => Promise<() => Promise<unknown>>][] = [
  ['the mouse at once', desk, [100, 250], () => pressAt((x, y) => page.mouse.click(x, y))],
  ['the mouse once more', desk, [450, 600], () => pressAt((x, y) => page.mouse.click(x, y))],
  ['the mouse in doubt', desk, [800, 1000], () => pressAt((x, y) => page.mouse.click(x, y))],
  ['a finger', phone, [250, 700], () => pressAt((x, y) => page.touchscreen.tap(x, y))],
  ['Enter', desk, [150, 800], () => onTheButton('Enter')],
  ['space', desk, [300, 900], () => onTheButton('Space')],
  ['the shortcut', desk, [50, 500], () => Promise.resolve(() => page.keyboard.press('Control+Enter'))],
];

for (const [way, place, gaps, hand] of WAYS)
  test(`pressing again with ${way} acts on no other case`, async () => {
    page = await stage.person('township_approver', place);
    for (const gap of gaps) await pressTwice(hand, gap);
  }, 120_000);

async function pressTwice(hand: () => Promise<() => Promise<unknown>>, gap: number): Promise<void> {
  const before = await waiting();
  await page.goto(`/tasks/${before[0]?.id}`);
  await send().waitFor();
  await expect.poll(() => send().isEnabled(), { timeout: 10_000 }).toBe(true);
  const press = await hand();
  await press();
  await page.waitForTimeout(gap);
  await press();
  await page.getByRole('heading', { level: 1, name: /^已批准/ }).waitFor();
  // a hand that does not believe it goes on pressing
  for (let i = 0; i < 4; i += 1) {
    await page.waitForTimeout(gap);
    await press();
  }
  expect((await waiting()).map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id));
}

test('the button says what it does and how much, as it is typed', async () => {
  page = await stage.person('township_approver', desk);
  const [row] = await waiting();
  await page.goto(`/tasks/${row?.id}`);
  await page.getByRole('button', { name: /^批准 [\d,]+ 元并送发放/ }).waitFor();
  await field(page, '批准金额').fill('1234.5');
  await page.getByRole('button', { name: /^批准 1,234.50 元并送发放/ }).waitFor();
  await picture(page, 'decision-1440');
});

test('the next task opens by a press of its own, and only then', async () => {
  page = await stage.person('township_approver', desk);
  const [first, second] = await waiting();
  await page.goto(`/tasks/${first?.id}`);
  await send().click();
  await page.getByRole('heading', { level: 1, name: `已批准：${first?.title}` }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/tasks/${first?.id}`);
  await page.getByRole('button', { name: `办下一件：${second?.title}` }).click();
  await page.getByRole('heading', { level: 1, name: second?.title ?? '', exact: true }).waitFor();
});

test('what is agreed to together names its sum', async () => {
  page = await stage.person('township_approver', desk);
  await page.goto('/tasks');
  await page.getByRole('checkbox', { name: /^选中/ }).nth(0).check();
  await page.getByRole('checkbox', { name: /^选中/ }).nth(1).check();
  await page.getByRole('button', { name: '批量同意' }).click();
  await page.getByRole('button', { name: /^批准这 2 项，共 [\d,]+ 元$/ }).waitFor();
});

const send = () => page.getByRole('button', { name: /^批准/ });

async function waiting(): Promise<TaskItem[]> {
  return (await approver.get<Rows<TaskItem>>('/api/tasks?limit=200')).body.items;
}

async function pressAt(press: (x: number, y: number) => Promise<void>): Promise<() => Promise<void>> {
  const box = await send().boundingBox();
  if (!box) throw new Error('the button is not on the screen');
  return () => press(box.x + box.width / 2, box.y + box.height / 2);
}

async function onTheButton(key: string): Promise<() => Promise<void>> {
  await send().focus();
  return () => page.keyboard.press(key);
}
