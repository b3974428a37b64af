/** What can be said of a page by looking at it. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What keeps people from using the page (WCAG 2.2 AA): rule and elements. Without the frames and the second page of AxeBuilder. */
export async function barriers(page: Page): Promise<[string, string[]][]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }): [string, string[]] => [id, nodes.map(({ html }) => html)]);
  }, WCAG);
}

/** Pixels of the page beyond the right edge. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
