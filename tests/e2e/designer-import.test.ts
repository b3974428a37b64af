/** A drawing with several processes is read in: which one is meant is asked, with what comes along and what is left out. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { desk, picture } from '../support/browser.ts';
import { barriers, overflow } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

const drawn = (id: string, name: string, inside = '<task id="%t" name="办理"/>'): string => {
  const step = inside.replaceAll('%', id);
  return `<process id="${id}" name="${name}"><startEvent id="${id}s"/>${step}<endEvent id="${id}e"/><sequenceFlow id="${id}f" sourceRef="${id}s" targetRef="${id}t"/><sequenceFlow id="${id}g" sourceRef="${id}t" targetRef="${id}e"/></process>`;
};
const FILE = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">${[
  drawn('pay', '发放补助'),
  drawn('visit', '入户核查'),
  drawn('apply', '补助申请', '<callActivity id="%t" name="核查" calledElement="visit"/>'),
].join('')}</definitions>`;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => stage.house.reset('2026-03-02T01:00:00.000Z'));
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

async function bringIn(): Promise<void> {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByText('导入文件').click();
  const buffer = Buffer.from(FILE);
  await page.getByLabel('选择文件').setInputFiles({ name: '补助.bpmn', mimeType: 'application/xml', buffer });
  await page.getByRole('button', { name: '建好' }).click();
  await page.getByRole('group', { name: '导入哪一个流程' }).waitFor();
}

test('one is chosen by the keys, and its drawing is the one that is edited', async () => {
  page = await stage.person('admin', desk);
  await bringIn();
  const group = page.getByRole('group', { name: '导入哪一个流程' });
  expect(await group.locator('label').allInnerTexts()).toEqual([
    expect.stringMatching(/发放补助[^]*3 个图形[^]*不导入：“入户核查”、“补助申请”/),
    expect.stringMatching(/补助申请[^]*一起导入：“入户核查”（由它调用）[^]*不导入：“发放补助”/),
  ]);
  expect(await group.getByRole('listitem').allInnerTexts()).toEqual(['“入户核查”由“补助申请”调用']);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'import-which-1440');

  // nothing is taken that nobody chose
  await page.getByRole('button', { name: '建好' }).click();
  await page.getByRole('alert').filter({ hasText: '请先选要导入哪一个流程' }).waitFor();
  await group.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await group.getByRole('radio', { name: /^补助申请/ }).isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/designer\/apply\//);
  await page.locator('.djs-shape[data-element-id="applyt"]').waitFor();
});

test('on a narrow window the choice fits', async () => {
  page = await stage.person('admin', desk);
  await bringIn();
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflow(page)).toBe(0);
  await picture(page, 'import-which-360');
  await page.getByText('发放补助', { exact: true }).click();
  await page.getByRole('button', { name: '建好' }).click();
  await page.waitForURL(/\/designer\/pay\//);
});
