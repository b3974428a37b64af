/** A phone whose network fails after the server has heard: nothing is done twice, and nobody is left wondering. */
import type { Page, Route } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { CaseStarted } from '../../core/api.ts';
import { application, begun, draftOf, idNumber, RELIEF, single } from '../server/fixtures.ts';
import { phone } from '../support/browser.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});

test('an act done twice from one page is two requests', async () => {
  const applicant = await stage.house.as('applicant');
  const { id } = await begun(applicant);
  const page = await stage.person('applicant', phone);
  await page.goto(`/apply/cases/${id}`);
  for (const words of ['等了三天了', '请快一点']) {
    const answered = page.waitForResponse(`**/api/cases/${id}/actions`);
    await page.getByRole('button', { name: '催办', exact: true }).click();
    const said = page.getByRole('textbox');
    if (await said.isVisible()) {
      await said.fill(words);
      await page.getByRole('button', { name: /^确认/ }).click();
    }
    expect((await answered).status()).toBe(200);
    await page.getByText('已催办').waitFor();
  }
  const { body } = await applicant.get(`/api/cases/${id}/events`);
  expect(
    (body as { items: { type: string }[] }).items.filter(({ type }) => type === 'task.urged'),
  ).toHaveLength(2);
  await page.context().close();
});

test('who corrects an application whose receipt was lost is led to what was opened', async () => {
  const page = await stage.person('applicant', phone);
  const applicant = await stage.house.as('applicant');
  expect(
    await applicant.put('/api/drafts/the-only-one', draftOf(single('990101001001', '甲某五', idNumber(5)))),
  ).toMatchObject({ status: 200 });
  await page.goto(`/apply/${RELIEF}/form?page=check`);
  const opened = await losingAnswers(page, async () => {
    await page.getByRole('button', { name: '确认提交' }).click();
    await page.getByText('重复点也只会提交一次').waitFor();
  });
  await page.getByRole('button', { name: /^修改：出了什么事/ }).click();
  await page
    .getByLabel('困难情况')
    .fill('改过的情况：灶房烧了，粮食没有了，借住在亲戚家，买米的钱没有着落。');
  await page.goto(`/apply/${RELIEF}/form?page=check`);
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.getByText(`受理编号 ${opened.caseNo}`).waitFor();
  await page.getByRole('link', { name: '打开已提交的申请' }).click();
  await page.waitForURL(`**/apply/cases/${opened.id}`);
  expect(stage.complaints).toEqual([]);
  await page.context().close();
});

test('the same application once more is asked about, and can be handed in on purpose', async () => {
  const applicant = await stage.house.as('applicant');
  await begun(applicant);
  expect(await applicant.put('/api/drafts/once-more', draftOf(application()))).toMatchObject({ status: 200 });
  const page = await stage.person('applicant', phone);
  await page.goto(`/apply/${RELIEF}/form?page=check`);
  await page.getByRole('button', { name: '确认提交' }).click();
  // others of this page's stories are the same too, and of the same moment: any of them may be named
  await page.getByText(/您已提交过相同的申请（990101-LS-2026-\d{5}）/).waitFor();
  await page.getByRole('link', { name: '打开已提交的申请' }).waitFor();
  await page.getByRole('button', { name: '仍要提交' }).click();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  await page.context().close();
});

/** While `job` runs the server hears every application, but its answers do not arrive. The first of them. */
async function losingAnswers(page: Page, job: () => Promise<void>): Promise<CaseStarted> {
  const answers: CaseStarted[] = [];
  const lose = async (route: Route): Promise<void> => {
    answers.push((await (await route.fetch()).json()) as CaseStarted);
    await route.abort();
  };
  await page.route('**/api/cases', lose);
  await job();
  await page.unroute('**/api/cases', lose);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  return answers[0] as CaseStarted;
}
