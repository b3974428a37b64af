/**
 * Where the browser tests play: a house over real HTTP, one Chromium, and people in windows of their own. Whatever a
 * page complains of (console, content policy, a crash) is kept and must be nothing at the end.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, expect } from 'vitest';
import { openHouse, PASSWORD, ROOT, type TestServer, type HouseOptions } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';

/** A page has this long to show what is waited for: two cores are shared with everything else that is tested. */
const PATIENCE_MS = 20_000;

/** Answers in the course of business: not logged in, overtaken, filled in wrongly. */
const IN_ORDER = [401, 409, 422];

export interface Stage {
  house: TestServer;
  browser: Browser;
  /** What pages complained of so far. */
  complaints: string[];
  /** A window of somebody who is not logged in. */
  guest(options: BrowserContextOptions): Promise<Page>;
  /** A window of somebody who is logged in already. */
  person(username: string, options: BrowserContextOptions): Promise<Page>;
  /** Moves the training clock, as an administrator does. */
  moveTo(instant: string): Promise<void>;
}

/** Opens house and browser for a test file; call it in `beforeAll`. */
export async function openStage(options: HouseOptions = {}): Promise<Stage> {
  await builtClient();
  const [house, browser] = await Promise.all([openHouse(options), openBrowser()]);
  const complaints: string[] = [];
  const guest = async (place: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ ...place, baseURL: house.url });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    listen(page, complaints);
    return page;
  };
  opened.push(browser);
  return {
    house,
    browser,
    complaints,
    guest,
    person: async (username, place) => {
      const page = await guest(place);
      await page.context().addCookies([await cookieOf(house, username)]);
      return page;
    },
    moveTo: async (now) => {
      const { status, body } = await (await house.as('admin')).post('/api/admin/clock', { now });
      expect([status, body]).toEqual([200, expect.anything()]);
    },
  };
}

const opened: Browser[] = [];
afterAll(async () => {
  for (const browser of opened.splice(0)) await browser.close();
});

/** Through the login page, as one does. */
export async function logIn(page: Page, username: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/\/(apply|tasks)/);
}

function listen(page: Page, complaints: string[]): void {
  const say = (what: string): void => void complaints.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on('pageerror', (error) => say(error.message));
  page.on('console', (message) => {
    // what did not load is told below, with its address
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      say(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !IN_ORDER.includes(response.status()))
      say(`${response.status()} ${response.url()}`);
  });
}

async function cookieOf(house: TestServer, username: string) {
  const [name = '', value = ''] = (await house.as(username)).cookies.split(/=(.*)/s);
  return { name, value, url: house.url };
}

/** Builds the pages unless what is there is as new as their sources. */
async function builtClient(): Promise<void> {
  const built = await newest(join(ROOT, 'dist/client'), ['index.html']).catch(() => 0);
  const sources = await Promise.all(['client', 'core'].map((folder) => newest(join(ROOT, folder))));
  if (Math.max(...sources) > built)
    await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' });
}

async function newest(folder: string, names?: string[]): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const wanted = files.filter(
    (file) => file.isFile() && !file.name.includes('.test.') && (names?.includes(file.name) ?? true),
  );
  const times = await Promise.all(
    wanted.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs),
  );
  return Math.max(0, ...times);
}
