/**
 * The pages in a real browser: without script, under the content policy, on a phone, on a desk and on paper.
 * Made-up data, the longest names included; the same pages with a house behind them are in looks.test.ts.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk, openBrowser, phone } from '../support/browser.ts';
import * as data from '../../server/pages/fixtures/data.ts';
import { everyPage } from '../../server/pages/fixtures/pages.ts';
import { links, noticePage } from '../../server/pages/index.ts';
import { barriers, overflow } from './eyes.ts';

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
const STYLES: Record<string, string> = {
  [links.tokens]: text('../../client/public/assets/tokens.css'),
  [links.styles]: text('../../server/pages/public.css'),
};
const NAMES = Object.keys(everyPage(1));

let browser: Browser;
let server: Server;
let base: string;
/** What the throw-away server has, by name. */
const pages = new Map<string, string>();

beforeAll(async () => {
  for (const [name, page] of Object.entries(everyPage(7))) pages.set(name, page);
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const page = pages.get(decodeURIComponent(path.slice(1)));
    const style = STYLES[path];
    response.writeHead(page || style ? 200 : 404, {
      'content-type': style ? 'text/css; charset=utf-8' : 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    });
    response.end(page ?? style ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
});

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on a %s', (_size, options) => {
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    context = await browser.newContext(options);
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
  }, 60_000);
  afterAll(() => context.close());

  it.each(NAMES)('%s can be read by everybody', { timeout: 60_000 }, async (name) => {
    await page.goto(base + name);
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('on a phone held by an unsteady hand', () => {
  it('what is pressed is 48 px high', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const name of ['home', 'list', 'notice', 'objection', 'track']) {
      await page.goto(base + name);
      const places = page.locator(
        '.button, .quiet, .choice, nav a, input:not([type=hidden]):not([tabindex]), select, textarea',
      );
      for (const place of await places.all())
        expect((await place.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48);
    }
    await context.close();
  });

  it('text of twice the size still fits', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ ...phone, bypassCSP: true });
    const page = await context.newPage();
    for (const name of ['home', 'list', 'notice', 'notice-long', 'objection-wrong', 'track-found']) {
      await page.goto(base + name);
      await page.addStyleTag({ content: ':root { --text: 225% !important }' });
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
    await context.close();
  });
});

describe('on paper', () => {
  const wordy = '经村民会议讨论通过，现予公示。'.repeat(60);
  /** Notices of few and many lines, of short and long ones. */
  const boards: [string, number, object][] = [
    ['empty', 0, {}],
    ['usual', 7, {}],
    ['full', 14, {}],
    ['over-full', 24, {}],
    ['long', 0, data.longNotice()],
    ['wordy', 0, { fields: [{ name: 'text', label: '全文', value: wordy, text: wordy }] }],
  ];
  it.each(boards)('the %s notice takes one sheet', { timeout: 60_000 }, async (name, lines, more) => {
    const notice = { ...data.notice({ fields: data.fields(lines) }), ...more };
    pages.set(
      name,
      noticePage({
        site: data.site,
        clock: data.clock,
        notice,
        url: 'https://xz.example.gov.cn/public/notices/c1.7',
      }),
    );
    expect(await sheets(name)).toBe(1);
  });

  it('a notice too long for type one can read takes a second sheet', { timeout: 60_000 }, async () => {
    const notice = data.notice({ fields: data.fields(40) });
    pages.set('list-like', noticePage({ site: data.site, clock: data.clock, notice }));
    expect(await sheets('list-like')).toBe(2);
  });

  it('a letter takes one sheet and a record as many as it needs', { timeout: 60_000 }, async () => {
    expect(await sheets('document')).toBe(1);
    expect(await sheets('archive')).toBeGreaterThan(1);
  });

  it('shows the notice and nothing of the site', { timeout: 60_000 }, async () => {
    const context = await browser.newContext(desk);
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${base}notice`);
    for (const hidden of ['.top', '.bottom', '.act', '.standing', '.back'])
      expect(await page.locator(hidden).isVisible()).toBe(false);
    for (const shown of ['h1', '.facts', '.period', '.range', '.appeal', '.scan svg', '.signed'])
      expect(await page.locator(shown).isVisible()).toBe(true);
    await context.close();
  });

  async function sheets(name: string): Promise<number> {
    const context = await browser.newContext(desk);
    const page = await context.newPage();
    await page.goto(base + name);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await context.close();
    return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  }
});

function text(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
}
