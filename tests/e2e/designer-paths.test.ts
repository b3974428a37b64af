/**
 * The ways into the designer and out of it that an office takes less often: a file of another house, a copy, a date to
 * come, a trial kept, past cases run through a draft. Nothing of a trial leaves the page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DraftView, ProcessAdminItem, VersionView } from '../../core/api-admin.ts';
import { begun, RELIEF } from '../server/fixtures.ts';
import { ROOT } from '../support/app.ts';
import { desk, picture, phone } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { barriers, overflow } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

const FUND = 'relief-reserve-fund';

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
const trial = (): Locator => page.getByRole('complementary', { name: '试运行' });
const element = (id: string): Locator => page.locator(`.djs-shape[data-element-id="${id}"]`);
const passed = (): Promise<void> => page.getByText('检查通过，没有问题').waitFor();

async function choose(box: Locator, what: string): Promise<void> {
  await box.click();
  await page.locator('.ant-select-item-option', { hasText: what }).first().click();
}

async function saved(): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor();
}

async function importAs(name: string, content: Uint8Array, key: string): Promise<void> {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByText('导入文件').click();
  await page.getByLabel('选择文件').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await page.getByLabel('标识').fill(key);
  await page.getByRole('button', { name: '建好，开始设计' }).click();
}

async function blank(title: string, key: string): Promise<void> {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByLabel('事项名称').fill(title);
  await page.getByLabel('标识').fill(key);
  await page.getByRole('button', { name: '建好，开始设计' }).click();
  await element('draft').waitFor();
  await passed();
}

const draftOf = async (key: string): Promise<DraftView> => {
  const { body } = await admin.get<{ items: ProcessAdminItem[] }>('/api/admin/processes');
  const id = body.items.find((item) => item.key === key)?.draft?.id ?? '';
  return (await admin.get<DraftView>(`/api/admin/processes/${key}/drafts/${id}`)).body;
};

const sourceOf = async (key: string): Promise<VersionView> =>
  (await admin.get<VersionView>(`/api/admin/processes/${key}/versions/1`)).body;

test('a package of another house is read in under a key of its own', async () => {
  const response = await fetch(`${stage.house.url}/api/admin/processes/${FUND}/export`, {
    headers: { cookie: admin.cookies },
  });
  await importAs('备用金.zip', new Uint8Array(await response.arrayBuffer()), 'fund-from-afar');
  await page.locator('.djs-shape').first().waitFor();
  await passed();
  const [draft, original] = [await draftOf('fund-from-afar'), await sourceOf(FUND)];
  expect(draft.source.definition.title).toBe(original.title);
  expect(Object.keys(draft.source.forms)).toHaveLength(Object.keys(original.source.forms).length);
});

test('a diagram of another tool is drawn with what it still needs; one of ours is whole', async () => {
  const foreign = readFileSync(join(ROOT, 'core/bpmn/fixtures/foreign-camunda.bpmn'));
  await importAs('foreign.bpmn', foreign, 'from-elsewhere');
  await page.locator('.djs-shape').first().waitFor();
  const found = page.getByRole('region', { name: '检查结果' });
  await found.getByText(/处(必须改|请留意)/).waitFor();
  await found.getByRole('button', { expanded: false }).click();
  expect(await found.getByRole('listitem').count()).toBeGreaterThan(0);
  // what has no name is told by where it stands
  await found
    .getByText(/「审批发票」之后的环节/)
    .first()
    .waitFor();
  expect(await found.getByRole('list').innerText()).not.toMatch(/\b(ok|pay|again)\b/);

  await importAs('ours.bpmn', Buffer.from((await sourceOf(FUND)).diagram), 'from-our-diagram');
  await page.locator('.djs-shape').first().waitFor();
  expect(JSON.stringify((await draftOf('from-our-diagram')).source.definition.machine)).toContain('meta');
});

test('a copy stands on its own feet', async () => {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByLabel('事项名称').fill('县级备用金');
  await page.getByText('复制别的事项').click();
  await choose(page.getByRole('combobox', { name: '复制哪一个' }), '临时救助备用金');
  await page.getByLabel('标识').fill('county-reserve');
  await page.getByRole('button', { name: '建好，开始设计' }).click();
  await page.locator('.djs-shape').first().waitFor();
  await passed();
  const { source } = await draftOf('county-reserve');
  expect(source.definition).toMatchObject({ key: 'county-reserve', title: '县级备用金' });
  expect(JSON.stringify(source)).not.toContain(`${FUND}/`);
});

test('a version is published for a day to come, and taken back', async () => {
  const { body: draft } = await admin.post<DraftView>(`/api/admin/processes/${FUND}/drafts`, {});
  await page.goto(`/designer/${FUND}/drafts/${draft.id}`);
  await passed();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByLabel('这一版改了什么').fill('四月起施行');
  await page.getByText('从某一天起').click();
  await page.getByRole('button', { name: '发布，到日子施行' }).click();
  await page.getByText('请选择从哪一天起施行').waitFor();
  await page.getByLabel('施行日期').fill('2026-04-01');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '发布，到日子施行' }).click();
  await page.getByText('2026年4月1日起，新办件按这一版办理；在那之前仍用现行版本。').waitFor();
  await page.getByRole('button', { name: '回到版本列表' }).click();
  const row = page.getByRole('row').filter({ hasText: '2026年4月1日起施行' });
  await row.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '撤回' }).click();
  await row.waitFor({ state: 'detached' });
  const { body } = await admin.get<{ items: ProcessAdminItem[] }>('/api/admin/processes');
  expect(body.items.find(({ key }) => key === FUND)).toMatchObject({ version: 1, scheduled: null });
});

test('what one may do with a field is said for each step', async () => {
  await blank('补贴登记', 'subsidy-note');
  await page.getByRole('button', { name: '表单', exact: true }).click();
  await page.getByRole('list', { name: '字段', exact: true }).getByText('申请事由').click();
  await page.getByText('各环节能做什么').click();
  await choose(page.getByRole('combobox', { name: '填写申请' }), '只能看');
  await saved();
  const { source } = await draftOf('subsidy-note');
  expect(JSON.stringify(Object.values(source.forms))).toMatch(/"read"/);
});

test('in a trial an objection is raised, files stay on the page, and what was tried is run again', async () => {
  const uploads: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/files')) uploads.push(request.url());
  });
  await blank('村务公示', 'village-notice');
  await element('draft').click();
  await page.locator('.djs-context-pad [data-action="append.publicity"]').click();
  await element('step_1').waitFor();
  await panel().getByLabel('公示标题', { exact: true }).fill('村务公示');
  await panel().getByLabel('公示期', { exact: true }).fill('3');
  await panel().getByRole('button', { name: '添加一项' }).click();
  await choose(panel().getByRole('combobox', { name: '“受理编号”的内容' }), '申请人姓名');
  await choose(panel().getByRole('combobox', { name: '异议怎么核查' }), '不在这里核查');
  await choose(panel().getByRole('combobox', { name: '群众提异议填哪张表', exact: true }), '申请表');
  await saved();
  await page.getByRole('button', { name: '表单', exact: true }).click();
  await choose(page.getByRole('combobox', { name: '添加字段' }), '附件、照片');
  await page.getByLabel('字段名称').fill('现场照片');
  await saved();
  const phoneFrame = page.frameLocator('iframe');
  const paper = {
    name: '户口簿.png',
    mimeType: 'image/png',
    buffer: readFileSync(join(ROOT, 'docs/pictures/login-360.png')),
  };
  await phoneFrame.locator('input[type=file]').first().setInputFiles(paper);
  await phoneFrame.getByRole('link', { name: /户口簿/ }).waitFor();

  await page.getByRole('button', { name: '试运行', exact: true }).click();
  await trial().getByRole('button', { name: '填入样例' }).click();
  await trial().locator('input[type=file]').first().setInputFiles(paper);
  await trial()
    .getByRole('button', { name: /户口簿/ })
    .first()
    .waitFor();
  await trial().getByRole('button', { name: '提交，开始试运行' }).click();
  await trial().getByRole('button', { name: '提出异议' }).click();
  await trial().getByRole('button', { name: '填入样例' }).click();
  await trial().getByRole('button', { name: '提出异议' }).click();
  await trial().getByText(/^经过/).click();
  await trial().getByText('收到异议').waitFor();
  expect(uploads).toEqual([]);

  await trial().getByText('存为情景').click();
  await trial().getByLabel('情景名称').fill('有人提异议');
  await trial().getByRole('button', { name: '保存' }).click();
  await trial().getByText('已存为“有人提异议”。').waitFor();
  await saved();
  await trial().getByText('情景（1）').click();
  await trial().getByRole('button', { name: '全部重跑' }).click();
  await trial().getByText('1 个情景结果都没有变。').waitFor();
});

test('past cases are run through a draft, and a draft is thrown away', async () => {
  await begun(await stage.house.as('applicant'));
  const { body: draft } = await admin.post<DraftView>(`/api/admin/processes/${RELIEF}/drafts`, {});
  await page.goto(`/designer/${RELIEF}`);
  await page.getByRole('link', { name: '回放' }).click();
  await page.getByRole('button', { name: '开始回放' }).click();
  await page.getByText('核对了 1 件，办出来都和原来一样。').waitFor();

  const path = `/api/admin/processes/${RELIEF}/drafts/${draft.id}`;
  const [before, after] = ['"submit":{"target":"acceptance"', '"submit":{"target":"triage"'];
  const text = JSON.stringify(draft.source.definition.machine);
  expect(text).toContain(before);
  const machine = JSON.parse(text.replace(before, after)) as object;
  const definition = { ...draft.source.definition, machine };
  const put = await admin.put(path, { rev: draft.rev, source: { ...draft.source, definition } });
  expect(put.status).toBe(200);
  await page.getByRole('button', { name: '再回放一次' }).click();
  await page.getByText('核对了 1 件，其中 1 件会不一样。').waitFor();
  const row = page.getByRole('row').filter({ hasText: '走过的环节' });
  await row.getByText('走到 受理').waitFor();
  await row.getByText('走到 分类研判').waitFor();
  expect(await row.getByRole('link').getAttribute('href')).toMatch(/^\/tasks\/cases\//);
  await picture(page, 'designer-replay-1440');
  expect(await barriers(page)).toEqual([]);
  const small = await stage.person('admin', { ...phone, deviceScaleFactor: 1 });
  await small.goto(`/designer/${RELIEF}/drafts/${draft.id}/replay`);
  await small.getByRole('button', { name: '开始回放' }).click();
  await small.getByText('核对了 1 件，其中 1 件会不一样。').waitFor();
  await picture(small, 'designer-replay-360');
  expect([await overflow(small), await barriers(small)]).toEqual([0, []]);
  await small.context().close();

  await page.getByRole('link', { name: '回到草稿' }).click();
  await page.getByRole('link', { name: '‹ 版本' }).click();
  await page.getByRole('button', { name: '放弃草稿' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '放弃草稿' }).click();
  await page.getByText('还没有发布。').waitFor({ state: 'detached' });
  expect((await admin.get(path)).status).toBe(404);
});

test('a large diagram opens at its start, large enough to read, with the names of the lanes beside the tools', async () => {
  const { body: draft } = await admin.post<DraftView>(`/api/admin/processes/${RELIEF}/drafts`, {});
  await page.goto(`/designer/${RELIEF}/drafts/${draft.id}`);
  await passed();
  const seen = await page.evaluate(() => {
    const box = (selector: string): DOMRect =>
      (document.querySelector(selector) as Element).getBoundingClientRect();
    const [viewport] = document.querySelectorAll<SVGGElement>('.canvas .viewport');
    return {
      scale: viewport?.getScreenCTM()?.a ?? 0,
      lane: box('.djs-shape[data-element-id^="lane"] .djs-visual text').left,
      tools: box('.djs-palette').right,
      start: box('.djs-shape[data-element-id^="start"] .djs-visual').right,
      edge: box('.canvas').right,
    };
  });
  expect(seen.scale).toBeGreaterThanOrEqual(0.7);
  expect(seen.lane).toBeGreaterThanOrEqual(seen.tools);
  expect(seen.start).toBeLessThan(seen.edge);
  expect(
    (await admin.raw(`/api/admin/processes/${RELIEF}/drafts/${draft.id}`, { method: 'DELETE' })).status,
  ).toBe(204);
});
