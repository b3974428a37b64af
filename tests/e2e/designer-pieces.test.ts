/** Pieces of process 公共流程段 in the designer: folded into one element, looked into, set, drawn into another process. */
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DraftView, ProcessAdminItem } from '../../core/api-admin.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { RELIEF } from '../server/fixtures.ts';
import { desk, picture } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { barriers } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let admin: Client;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.house.as('admin');
});
beforeEach(async () => {
  await stage.house.reset('2026-03-02T01:00:00.000Z');
  page = await stage.person('admin', desk);
});
afterEach(async () => {
  await page.context().close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

const panel = (): Locator => page.getByRole('complementary', { name: '属性' });
const element = (id: string): Locator => page.locator(`.djs-shape[data-element-id="${id}"]`);
const saved = (): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor();

async function draftOf(key: string): Promise<DraftView> {
  const { body } = await admin.get<{ items: ProcessAdminItem[] }>('/api/admin/processes');
  const id = body.items.find((item) => item.key === key)?.draft?.id ?? '';
  return (await admin.get<DraftView>(`/api/admin/processes/${key}/drafts/${id}`)).body;
}

const stateOf = ({ source }: DraftView, key: string): JsonObject =>
  ((source.definition.machine as JsonObject).states as Record<string, JsonObject>)[key] ?? {};

test('a piece is one element, opens on double-click, and its parameters are set beside it', async () => {
  const source = (await admin.get<{ source: object }>(`/api/admin/processes/${RELIEF}/versions/1`)).body
    .source;
  await admin.post(`/api/admin/processes/${RELIEF}/drafts`, { source });
  const { id } = await draftOf(RELIEF);
  await page.goto(`/designer/${RELIEF}/drafts/${id}`);
  await element('supplement').waitFor();
  expect(await element('objection_check').count()).toBe(0);

  await page.getByRole('button', { name: '全图' }).click();
  await element('supplement').dblclick();
  const view = page.getByRole('dialog', { name: '公共流程段“补正”里的环节' });
  await view.locator('.djs-shape[data-element-id="supplement"]').waitFor();
  await view.getByText('逾期未补').first().waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'designer-piece-1440');
  await page.keyboard.press('Escape');
  await view.waitFor({ state: 'detached' });

  await element('supplement').click();
  await panel().getByText('补正', { exact: true }).first().waitFor();
  await panel().getByLabel('事项名称，写进通知').fill('临时救助金');
  await panel().getByLabel('事项名称，写进通知').blur();
  await saved();
  await picture(page, 'designer-piece-panel-1440');
  const draft = await draftOf(RELIEF);
  expect(stateOf(draft, 'supplement')).toMatchObject({
    use: 'shared/supplement',
    with: { matter: '临时救助金', days: 'params.supplement_days' },
  });
  expect(Object.keys(draft.source.pieces ?? {}).sort()).toEqual(['shared/publicity', 'shared/supplement']);
});

test('a piece of the palette comes into a process with its text', async () => {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByLabel('事项名称').fill('村级公益事业补助');
  await page.getByLabel('标识').fill('village-works');
  await page.getByRole('button', { name: '建好，开始设计' }).click();
  await element('draft').waitFor();
  await page.locator('.entry[aria-label="公共流程段：补正"]').click();
  const box = (await page.locator('.canvas').boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 + 160);
  await saved();
  const called = await page
    .locator('.djs-shape', { hasText: '补正' })
    .first()
    .getAttribute('data-element-id');
  const draft = await draftOf('village-works');
  expect(stateOf(draft, String(called))).toMatchObject({ use: 'shared/supplement' });
  expect(Object.keys(draft.source.pieces ?? {})).toEqual(['shared/supplement']);
  expect(draft.diagnostics.map(({ code }) => code)).toContain('piece_parameter_missing');
});
