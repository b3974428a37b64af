/** What officials do at the desk, by role and label. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What arrives is offered as a bar over the list. */
export async function showNew(page: Page, count = 1): Promise<void> {
  await page.getByRole('button', { name: `有 ${count} 条新待办，点击显示` }).click();
}

export function rows(page: Page): Locator {
  return page.getByRole('list', { name: '待办' }).getByRole('listitem');
}

/** Opens a task by its subject; the page of what was done last also names it, after its outcome. */
export async function openRow(page: Page, subject: string): Promise<void> {
  await rows(page).filter({ hasText: subject }).getByRole('link').click();
  const begins = new RegExp(`^${subject.replace(/[*+?()]/g, '\\$&')}`);
  await page.getByRole('heading', { level: 1, name: begins }).waitFor();
}

/** Does it, and reads what the desk says of it. */
export async function act(page: Page, label: string, next?: string): Promise<void> {
  const subject = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('button', { name: sends(label) }).click();
  const said = page.getByRole('status').filter({ hasText: `已${label}：${subject}` });
  await said.waitFor();
  if (next !== undefined) await said.getByText(next).waitFor();
}

/** The button of an outcome: its word, then how much and where to, then its key. */
export function sends(label: string): RegExp {
  return new RegExp(`^${label}( [\\d,.]+ 元)?(并送.+)?$`);
}

export function field(box: Page | Locator, label: string): Locator {
  return box.getByLabel(new RegExp(`^${label}( |$)`));
}

/** One of a few, or yes or no. */
export async function choose(box: Page | Locator, what: string, answer: string): Promise<void> {
  const choice = box.getByRole('radiogroup', { name: what }).getByLabel(answer, { exact: true });
  await choice.click();
  await expect.poll(() => choice.isChecked()).toBe(true);
}
