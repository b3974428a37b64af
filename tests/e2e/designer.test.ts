/**
 * The designer as an administrator uses it who knows the policy and writes no code: a process built and published, one
 * changed, checked, compared and published, running cases moved; and how every screen looks.
 */
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DraftView, VersionItem } from '../../core/api-admin.ts';
import type { CaseStarted, CaseView, Page as Paged, ProcessItem, TaskItem } from '../../core/api.ts';
import { begun, RELIEF } from '../server/fixtures.ts';
import { desk, phone, picture } from '../support/browser.ts';
import type { Client } from '../support/http.ts';
import { barriers, overflow } from './eyes.ts';
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
const problems = (): Locator => page.getByRole('region', { name: '检查结果' });
const element = (id: string): Locator => page.locator(`.djs-shape[data-element-id="${id}"]`);

/** Opens a draft's address and waits until it can be changed. */
async function drawn(id: string): Promise<void> {
  await panel().waitFor();
  await element(id).waitFor();
  await page.getByText('检查通过，没有问题').waitFor();
}

async function choose(box: Locator, what: string): Promise<void> {
  await box.click();
  await page.locator('.ant-select-item-option', { hasText: what }).first().click();
}

/** Everything typed is checked and saved. */
async function saved(): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor();
}

/** Clicks in the middle of a line. */
async function clickFlow(id: string): Promise<void> {
  const middle = await page.locator(`[data-element-id="${id}"] .djs-hit`).evaluate((node) => {
    const line = node as unknown as SVGGeometryElement;
    const at = line.getPointAtLength(line.getTotalLength() / 2);
    const matrix = line.getScreenCTM() as DOMMatrix;
    return { x: at.x * matrix.a + matrix.e, y: at.y * matrix.d + matrix.f };
  });
  await page.mouse.click(middle.x, middle.y);
}

test('an administrator builds a two-step process with a six-field form, without JSON, and a case of it runs', async () => {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByLabel('事项名称').fill('村级公益事业补助');
  await page.getByLabel('标识').fill('village-works');
  await page.getByRole('button', { name: '建好，开始设计' }).click();
  await drawn('draft');

  await element('draft').click();
  await page.locator('.djs-context-pad [data-action="append.step"]').click();
  await element('step_1').waitFor();
  await panel().getByLabel('名称', { exact: true }).fill('乡镇审核');
  await panel().getByRole('combobox', { name: '办理人', exact: true }).fill('乡镇（街道）审核岗');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await panel().getByLabel('办理期限', { exact: true }).fill('3');
  await choose(panel().getByRole('combobox', { name: '添加一种结果' }), '退回');
  // both go on to the end, and that is meant
  await panel().getByRole('checkbox', { name: '“退回”与别的结果去同一处，有意如此' }).check();
  await saved();

  await page.getByRole('button', { name: '表单', exact: true }).click();
  for (const [kind, title] of [
    ['金额', '申请金额'],
    ['日期', '开工日期'],
    ['电话', '联系电话'],
  ] as const) {
    await choose(page.getByRole('combobox', { name: '添加字段' }), kind);
    await page.getByLabel('字段名称').fill(title);
    await page.getByRole('switch', { name: '必填' }).click();
  }
  await page.getByRole('button', { name: '上移 联系电话' }).click();
  await expect
    .poll(() => page.getByRole('list', { name: '字段', exact: true }).getByRole('listitem').allTextContents())
    .toEqual([
      expect.stringContaining('申请人姓名'),
      expect.stringContaining('所在村'),
      expect.stringContaining('申请事由'),
      expect.stringContaining('申请金额'),
      expect.stringContaining('联系电话'),
      expect.stringContaining('开工日期'),
    ]);
  await page.frameLocator('iframe').getByLabel('申请金额').waitFor();
  await saved();

  await page.getByRole('button', { name: '试运行', exact: true }).click();
  await page.getByRole('button', { name: '填入样例' }).click();
  await page.getByRole('button', { name: '提交，开始试运行' }).click();
  await page.getByText('走到：乡镇审核').waitFor();
  expect(await page.locator('.djs-element.is-current').getAttribute('data-element-id')).toBe('step_1');
  await page.getByRole('button', { name: '过 1 个工作日' }).click();
  // a working day that begins today is over when the next one ends
  await page.getByText('2026年3月4日 周三 00:00').waitFor();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  await page.getByText('办件已结束：办结').waitFor();

  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByLabel('这一版改了什么').fill('第一次发布');
  await page.getByRole('button', { name: '发布，新办件马上按它办' }).click();
  await page.getByRole('heading', { name: '第 1 版已发布' }).waitFor();
  await page.getByRole('button', { name: '回到版本列表' }).click();
  await page.getByRole('row').filter({ hasText: '第一次发布' }).filter({ hasText: '现行' }).waitFor();

  const applicant = await stage.house.as('applicant');
  const { body: offered } = await applicant.get<{ items: ProcessItem[] }>('/api/processes');
  expect(offered.items.map(({ title }) => title)).toContain('村级公益事业补助');
  const data = {
    name: '王某军',
    region: '990101001001',
    reason: '修路',
    money_1: 500_000,
    date_1: '2026-04-01',
    phone_1: '13800000001',
  };
  const started = await applicant.post<CaseStarted>('/api/cases', { process: 'village-works', data });
  expect([started.status, started.body.steps]).toEqual([201, ['step_1']]);
  const reviewer = await stage.house.as('township_reviewer');
  const { body: todo } = await reviewer.get<Paged<TaskItem>>('/api/tasks?box=todo');
  expect(todo.items).toMatchObject([
    { process: 'village-works', step: 'step_1', due: '2026-03-05T16:00:00.000Z' },
  ]);
});

test('a deadline is changed, a mistake seen and taken back, the change read and published', async () => {
  const { id: before } = await begun(await stage.house.as('applicant'));
  await page.goto(`/designer/${RELIEF}`);
  await page.getByRole('button', { name: '修改 临时救助' }).click();
  await drawn('acceptance');
  await element('acceptance').click();
  await panel().getByLabel('办理期限', { exact: true }).fill('2');
  await saved();

  await page.keyboard.press('Escape');
  await clickFlow('flow_draft_acceptance');
  await page.keyboard.press('Delete');
  await problems()
    .getByText(/处必须改/)
    .waitFor();
  expect(await page.locator('.djs-element.has-error[data-element-id="acceptance"]').count()).toBe(1);
  await problems().getByRole('button', { expanded: false }).click();
  await problems()
    .getByRole('button', { name: /受理.*走不到/ })
    .first()
    .click();
  await expect.poll(() => panel().getByLabel('名称', { exact: true }).inputValue()).toBe('受理');
  await picture(page, 'designer-problems-1440');
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('检查通过，没有问题').waitFor();
  await saved();

  await page.getByRole('link', { name: '比较' }).click();
  await page.getByRole('button', { name: /「受理」的期限由 1 个工作日改为 2 个工作日/ }).click();
  await expect
    .poll(() => page.locator('.djs-element.is-changed[data-element-id="acceptance"]').count())
    .toBe(2);
  await page.getByRole('link', { name: '回到草稿' }).click();
  await drawn('acceptance');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByLabel('这一版改了什么').fill('受理期限放宽');
  await page.getByRole('button', { name: '发布，新办件马上按它办' }).click();
  await page.getByRole('heading', { name: /第 \d+ 版已发布/ }).waitFor({ timeout: 60_000 });

  const { id: after } = await begun(await stage.house.as('applicant#2'));
  const versionOf = async (id: string): Promise<number> =>
    (await admin.get<CaseView>(`/api/cases/${id}`)).body.version;
  const [old, fresh] = [await versionOf(before), await versionOf(after)];
  expect(fresh).toBe(old + 1);

  await page.getByRole('button', { name: '看看哪些能迁移' }).click();
  await page.getByText('共 1 件在办，其中 1 件可以迁移').waitFor();
  await picture(page, 'designer-migrate-1440');
  await page.getByLabel('为什么迁移').fill('统一按新期限');
  await page.getByRole('button', { name: '迁移这 1 件' }).click();
  await page.getByText('迁移完毕，共 1 件，迁移了 1 件。').waitFor();
  expect(await versionOf(before)).toBe(fresh);
});

test('of two who edit one draft the later is told who was faster, and loses nothing', async () => {
  const { body: draft } = await admin.post<DraftView>(`/api/admin/processes/${RELIEF}/drafts`, {});
  await page.goto(`/designer/${RELIEF}/drafts/${draft.id}`);
  await drawn('acceptance');
  const path = `/api/admin/processes/${RELIEF}/drafts/${draft.id}`;
  const other = await admin.put<DraftView>(path, { rev: draft.rev, note: '另一处的修改' });
  expect(other.status).toBe(200);
  await element('acceptance').click();
  await panel().getByLabel('名称', { exact: true }).fill('受理登记');
  await page.getByText(/也保存了这份草稿/).waitFor();
  await page.getByRole('button', { name: /用我的盖掉/ }).click();
  await saved();
  expect(JSON.stringify((await admin.get<DraftView>(path)).body.source.definition)).toContain('受理登记');
  expect((await admin.raw(path, { method: 'DELETE' })).status).toBe(204);
});

test('what a block says of a step and of the process is set in parts made from its schema', async () => {
  await page.goto(`/designer/${RELIEF}`);
  await page.getByRole('button', { name: '修改 临时救助' }).click();
  await drawn('acceptance');
  await element('acceptance').click();
  await panel().locator('summary', { hasText: '法定时限' }).click();
  await panel().getByRole('switch', { name: '在此期间法定时限停止计算' }).click();
  await saved();
  const { body } = await admin.get<{ items: { draft: { id: string } | null; key: string }[] }>(
    '/api/admin/processes',
  );
  const draft = body.items.find(({ key }) => key === RELIEF)?.draft?.id ?? '';
  const read = async () =>
    (await admin.get<DraftView>(`/api/admin/processes/${RELIEF}/drafts/${draft}`)).body.source.definition;
  expect(JSON.stringify((await read()).machine)).toMatch(/"pauses":true/);

  await page.keyboard.press('Escape');
  await page
    .locator('.djs-container svg')
    .first()
    .click({ position: { x: 5, y: 5 } });
  await panel().locator('summary', { hasText: '更多' }).click();
  const limit = panel().getByRole('group', { name: '法定时限' });
  await limit.getByLabel('法定时限', { exact: true }).fill('15');
  await page.keyboard.press('Tab');
  await expect.poll(read, { timeout: 15_000 }).toMatchObject({ limit: { period: { wd: 15 } } });
  expect(await barriers(page)).toEqual([]);
});

test('who may not design is told so', async () => {
  const clerk = await stage.person('township_window', desk);
  await clerk.goto('/designer');
  await clerk.getByText('您的账号不能设计事项。').waitFor();
  await clerk.context().close();
});

describe('looks', () => {
  interface Screen {
    name: string;
    path: () => string;
    shows: (page: Page) => Locator;
    /** What is done first. */
    then?: (page: Page) => Promise<void>;
    /** Nothing to be seen on a phone. */
    wideOnly?: boolean;
  }
  let draft: DraftView;
  let version = 0;
  beforeAll(async () => {
    draft = (await admin.post<DraftView>(`/api/admin/processes/${RELIEF}/drafts`, {})).body;
    const { body } = await admin.get<{ items: VersionItem[] }>(`/api/admin/processes/${RELIEF}/versions`);
    version = Math.max(...body.items.map((each) => each.version));
  });
  const inDraft = (search = ''): string => `/designer/${RELIEF}/drafts/${draft.id}${search}`;
  const SCREENS: Screen[] = [
    {
      name: 'designer-list',
      path: () => '/designer',
      shows: (on) => on.getByRole('link', { name: '临时救助', exact: true }),
    },
    {
      name: 'designer-versions',
      path: () => `/designer/${RELIEF}`,
      shows: (on) => on.getByRole('link', { name: '第 1 版' }),
    },
    {
      name: 'designer-diagram',
      path: () => inDraft(),
      shows: (on) => on.locator('[data-element-id="acceptance"]').first(),
    },
    {
      name: 'designer-step',
      path: () => inDraft(),
      shows: (on) => on.getByText('检查通过，没有问题'),
      then: async (on) => {
        await on.locator('.djs-shape[data-element-id="acceptance"]').click();
        await on.getByRole('combobox', { name: '几个人怎么算' }).waitFor();
      },
      wideOnly: true,
    },
    {
      name: 'designer-new',
      path: () => '/designer',
      shows: (on) => on.getByRole('link', { name: '临时救助', exact: true }),
      then: async (on) => {
        await on.getByRole('button', { name: '新建事项' }).click();
        await on.getByLabel('事项名称').waitFor();
      },
      wideOnly: true,
    },
    {
      name: 'designer-forms',
      path: () => inDraft(`?tab=forms&form=${RELIEF}/acceptance`),
      shows: (on) => on.frameLocator('iframe').getByText('近亲属登记'),
      wideOnly: true,
    },
    {
      name: 'designer-trial',
      path: () => inDraft('?tab=trial'),
      shows: (on) => on.getByRole('button', { name: '提交，开始试运行' }),
      wideOnly: true,
    },
    {
      name: 'designer-version',
      path: () => `/designer/${RELIEF}/versions/${version}`,
      shows: (on) => on.locator('[data-element-id="acceptance"]').first(),
    },
    {
      name: 'designer-compare',
      path: () => `/designer/${RELIEF}/compare?from=${version}&to=${draft.id}`,
      shows: (on) => on.locator('[data-element-id="acceptance"]').first(),
    },
  ];
  const SIZES = [
    [1440, desk],
    [360, { ...phone, deviceScaleFactor: 1 }],
  ] as const;
  const shots = SIZES.flatMap(([width, options]) =>
    SCREENS.filter(({ wideOnly }) => !wideOnly || width > 860).map(
      (screen) => [screen.name, width, screen, options] as const,
    ),
  );

  test.each(shots)('%s at %d px', async (name, width, screen, options) => {
    const on = await stage.person('admin', options);
    await on.goto(screen.path());
    await screen.shows(on).waitFor();
    await screen.then?.(on);
    await expect.poll(() => on.locator('.bars, [aria-busy="true"]').count()).toBe(0);
    expect(await on.locator('.bjs-powered-by').count()).toBe(await on.locator('.canvas').count());
    await picture(on, `${name}-${width}`);
    expect(await overflow(on)).toBe(0);
    expect(await barriers(on)).toEqual([]);
    await on.context().close();
  });
});
