/**
 * The browser of the e2e tests: a real Chromium that comes from npm, so that `npm ci && npm test` needs no browser
 * on the machine. Which one: `CHROMIUM_PATH`, else the one in @sparticuz/chromium, else /usr/bin/chromium.
 */
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The package's own argument list is left alone: it turns off web security and site isolation, and a test of
 * our content policy must not run in a browser that ignores it.
 */
const ARGS = [
  '--no-sandbox', // CI runs as root, where Chromium has no sandbox
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage', // containers give /dev/shm 64 MB, a page of ours may need more
  '--font-render-hinting=none', // the same pictures on every machine
];

const PLACE = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const;

/** A villager's phone. */
export const phone: BrowserContextOptions = {
  ...PLACE,
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** An official's desk. */
export const desk: BrowserContextOptions = { ...PLACE, viewport: { width: 1440, height: 900 } };

/** Starts a browser of its own; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromiumPath();
  try {
    return await chromium.launch({ executablePath, args: ARGS });
  } catch (error) {
    // A bare machine lacks NSS; the package carries a copy of it.
    const libraries = join(dirname(executablePath), 'al2023', 'lib');
    if (!String(error).includes('shared libraries') || !(await exists(libraries))) throw error;
    const env = { ...process.env, LD_LIBRARY_PATH: libraries };
    return chromium.launch({ executablePath, args: ARGS, env });
  }
}

/** Writes docs/pictures/<name>.png, but only when asked to by PICTURES=1: a plain test run leaves the tree clean. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] !== '1') return;
  // Half-loaded fonts and running transitions would give another picture each time.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(ROOT, 'docs/pictures', `${name}.png`), animations: 'disabled' });
}

/** Where the Chromium is that tests should start. */
export async function chromiumPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  let why = `the packaged one is for Linux on x64, this is ${process.platform} on ${process.arch}`;
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return await packagedChromium();
    } catch (error) {
      why = String(error);
    }
  }
  if (await exists('/usr/bin/chromium')) return '/usr/bin/chromium';
  throw new Error(`No Chromium to test with (${why}). Set CHROMIUM_PATH to a Chrome or Chromium.`);
}

/**
 * Unpacks the packaged Chromium (65 MB, 190 MB unpacked) once into .tools/. The package itself would unpack into
 * the shared temp folder and later take whatever lies there under that name, half a file of an interrupted run
 * included; so it gets a temp folder of its own, which is renamed when it is whole.
 */
async function packagedChromium(): Promise<string> {
  const manifest = await readFile(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(ROOT, '.tools', `chromium-${version}`);
  const whole = join(folder, 'chromium');
  if (await exists(whole)) return whole;

  const { default: packaged } = await import('@sparticuz/chromium');
  const unpacking = `${folder}.${process.pid}`;
  await mkdir(unpacking, { recursive: true });
  const before = { ...process.env };
  process.env['TMPDIR'] = unpacking;
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x'; // asks for the libraries too, see openBrowser
  try {
    await packaged.executablePath();
    // Two runs may unpack at once: the second finds the folder there and uses it.
    await rename(unpacking, folder).catch(() => undefined);
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await rm(unpacking, { recursive: true, force: true });
  }
  return whole;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
