/** 公示 from the designer to its end: drawn and set without code, objected to on the public page, checked at the desk. */
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CaseStarted, CaseView, NoticeItem, Page as Paged, TaskItem } from '../../core/api.ts';
import { desk, phone, picture } from '../support/browser.ts';
import { barriers, overflow } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

const SAID = '他家在县城另有一套住房。';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
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

async function choose(box: Locator, what: string): Promise<void> {
  await box.click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: what })
    .first()
    .click();
}

async function saved(): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor();
}

/** A form begins with the shared group; one comes back to the drawing afterwards. */
async function newForm(label: string): Promise<void> {
  await choose(panel().getByRole('combobox', { name: label, exact: true }), '新建');
  await page.getByRole('button', { name: '流程图', exact: true }).click();
  // the drawing is measured anew when it comes back into sight
  await expect
    .poll(async () => {
      await element('step_1').click();
      return panel().getByText('在本事项里怎么用').count();
    })
    .toBe(1);
}

test('a publicity is drawn and published without JSON; an objection is filed, read, checked, and is the result', async () => {
  await page.goto('/designer');
  await page.getByRole('button', { name: '新建事项' }).click();
  await page.getByLabel('事项名称').fill('村级公益事业补助');
  await page.getByLabel('标识').fill('village-works');
  await page.getByRole('button', { name: '建好，开始设计' }).click();
  await page.getByText('检查通过，没有问题').waitFor();
  await element('draft').click();
  await page.locator('.djs-context-pad [data-action="append.publicity"]').click();
  await element('step_1').waitFor();
  await panel().getByLabel('公示标题', { exact: true }).fill('拟补助公示');
  await panel().getByLabel('公示期', { exact: true }).fill('3');
  await panel().getByRole('button', { name: '添加一项' }).click();
  await choose(panel().getByRole('combobox', { name: '“受理编号”的内容' }), '申请人姓名');
  await newForm('群众提异议填哪张表');
  await newForm('核查填哪张表');
  await panel().getByRole('combobox', { name: '谁核查', exact: true }).fill('调查');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await saved();
  await panel().getByText('查实 → ', { exact: false }).waitFor();
  await page.getByText('检查通过，没有问题').waitFor();
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'designer-publicity-1440');

  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByLabel('这一版改了什么').fill('第一次发布');
  await page.getByRole('button', { name: '发布，新办件马上按它办' }).click();
  await page.getByRole('heading', { name: '第 1 版已发布' }).waitFor();

  const data = { name: '王某军', region: '990101001001', reason: '修路' };
  const applicant = await stage.house.as('applicant');
  const started = await applicant.post<CaseStarted>('/api/cases', { process: 'village-works', data });
  expect(started.status).toBe(201);
  const { body } = await stage.house.anyone.get<Paged<NoticeItem>>('/api/public/notices');
  const notice = body.items.find(({ title }) => title === '拟补助公示')!;
  expect(notice.fields).toMatchObject([{ label: '申请人姓名', text: '王**' }]);

  const villager = await stage.person('applicant', { ...phone, deviceScaleFactor: 1 });
  await villager.goto(`/public/notices/${notice.id}/objection`);
  await villager.getByLabel(/异议内容/).fill(SAID);
  await picture(villager, 'objection-form-360');
  expect(await overflow(villager)).toBe(0);
  await villager.locator('form.plain-form button').click();
  await villager.getByText('异议已收到').or(villager.locator('.receipt')).first().waitFor();
  await villager.context().close();

  const checker = await stage.house.as('township_investigator');
  const { body: todo } = await checker.get<Paged<TaskItem>>('/api/tasks?box=todo');
  const task = todo.items.find(({ caseId }) => caseId === started.body.id)!;
  const at = await stage.person('township_investigator', desk);
  await at.goto(`/tasks/${task.id}`);
  await at.getByRole('heading', { name: '要核查的异议' }).waitFor();
  await at.getByText(SAID).first().waitFor();
  await picture(at, 'objection-check-1440');
  expect(await barriers(at)).toEqual([]);
  await at.context().close();
  const done = await checker.post(`/api/tasks/${task.id}/actions`, {
    action: 'complete',
    data: { finding: '属实', reply: '已核实' },
  });
  expect(done.status).toBe(200);
  expect((await checker.get<CaseView>(`/api/cases/${started.body.id}`)).body.status).toBe('ended');
});
