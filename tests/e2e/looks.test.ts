/**
 * Every screen as somebody sees it, on a phone and on a desk: nothing runs off the edge, nothing complains, everybody can
 * read it (axe, WCAG 2.2 AA), and on the pages of citizens letters of twice the size still fit. PICTURES=1 keeps a
 * picture of each in docs/pictures.
 */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseStarted, CaseView, NoticeItem, Page as Paged } from '../../core/api.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import { seedCases } from '../../server/seeding/cases.ts';
import { application, begun, draftOf, played, RELIEF, taskOf } from '../server/fixtures.ts';
import { desk, phone, picture } from '../support/browser.ts';
import { sends } from './desk.ts';
import { photo } from './hands.ts';
import { barriers, overflow } from './eyes.ts';
import { openStage, type Stage } from './stage.ts';

/** Sizes at which a picture is kept; the height of a desk is that of its window. */
const SIZES: [number, BrowserContextOptions][] = [
  [360, { ...phone, deviceScaleFactor: 1 }],
  [1440, desk],
];
const PICTURES = process.env['PICTURES'] === '1';
/** A picture is no longer than this. */
const TALLEST = 2_000;

let stage: Stage;
/** What the screens show, known once the house stands. */
const at = {
  fresh: '',
  toCorrect: '',
  correction: '',
  notice: '',
  caseNo: '',
  decision: '',
  decided: '',
  document: '',
};

beforeAll(async () => {
  stage = await openStage();
  await seedCases(stage.house.context);
  await furnish();
}, 180_000);

interface Screen {
  name: string;
  who: string | null;
  path: () => string;
  /** What is there when the screen is. */
  shows: (page: Page) => Locator;
  /** One pane after the other scrolls by itself: the picture is that of the window. */
  fixed?: boolean;
}

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { level: 1, name });

const PUBLIC: Screen[] = [
  { name: 'home', who: null, path: () => '/', shows: (page) => page.getByRole('main') },
  { name: 'public-list', who: null, path: () => '/public', shows: heading('公示') },
  { name: 'public-notice', who: null, path: () => `/public/notices/${at.notice}`, shows: heading(/公示$/) },
  {
    name: 'public-objection',
    who: null,
    path: () => `/public/notices/${at.notice}/objection`,
    shows: heading('我有异议'),
  },
  {
    name: 'public-track',
    who: null,
    path: () => `/public/track?caseNo=${at.caseNo}&idLast4=0037`,
    shows: (page) => page.getByText(at.caseNo),
  },
];

const FORM = ['谁要申请', '家里有谁', '出了什么事', '花了多少钱', '钱打到哪里', '材料和签名'];
const APPLY: Screen[] = [
  { name: 'login', who: null, path: () => '/login', shows: (page) => page.getByText('平台管理员') },
  {
    name: 'apply-home',
    who: 'applicant',
    path: () => '/apply',
    shows: (page) => page.getByRole('region', { name: '可以办的事' }).getByRole('link'),
  },
  {
    name: 'apply-guide',
    who: 'applicant#2',
    path: () => `/apply/${RELIEF}`,
    shows: (page) => page.getByRole('button', { name: '开始填表' }),
  },
  ...FORM.map((title, i): Screen => ({
    name: `apply-form-${i + 1}`,
    who: 'applicant',
    path: () => `/apply/${RELIEF}/form?page=${i + 1}`,
    shows: heading(title),
  })),
  {
    name: 'apply-check',
    who: 'applicant',
    path: () => `/apply/${RELIEF}/form?page=check`,
    shows: heading('核对'),
  },
  {
    name: 'apply-receipt',
    who: 'applicant',
    path: () => `/apply/cases/${at.fresh}/receipt`,
    shows: (page) => page.getByText('接下来：受理'),
  },
  {
    name: 'apply-follow',
    who: 'applicant',
    path: () => `/apply/cases/${at.decided}`,
    shows: (page) => page.getByText('还没到').first(),
  },
  {
    name: 'apply-correct',
    who: 'applicant',
    path: () => `/apply/cases/${at.toCorrect}/tasks/${at.correction}`,
    shows: (page) => page.getByRole('button', { name: '重新提交' }),
  },
];

const DESK: Screen[] = [
  {
    name: 'desk-empty',
    who: 'school',
    path: () => '/tasks',
    shows: (page) => page.getByText('没有需要您办理的事项。'),
    fixed: true,
  },
  {
    name: 'desk-list',
    who: 'county_civil_approver',
    path: () => '/tasks',
    shows: (page) => page.getByRole('listitem').filter({ hasText: '县级审批' }).first(),
    fixed: true,
  },
  {
    name: 'desk',
    who: 'township_approver',
    path: () => `/tasks/${at.decision}`,
    shows: (page) => page.getByRole('button', { name: sends('批准') }),
    fixed: true,
  },
  {
    name: 'desk-case',
    who: 'township_approver',
    path: () => `/tasks/cases/${at.decided}`,
    shows: (page) => page.getByRole('tab', { name: '经过' }),
    fixed: true,
  },
  {
    name: 'desk-new',
    who: 'relief_assistant',
    path: () => '/tasks/new',
    shows: heading('新建办件'),
    fixed: true,
  },
  {
    name: 'case-archive',
    who: 'township_approver',
    path: () => `/cases/${at.decided}/archive`,
    shows: (page) => page.getByRole('heading', { level: 1 }),
  },
  {
    name: 'document',
    who: 'applicant',
    path: () => `/api/documents/${encodeURIComponent(at.document)}`,
    shows: (page) => page.getByRole('heading', { level: 1 }),
  },
];

describe.each(SIZES)('at %d px', (width, options) => {
  const windows = new Map<string, Promise<Page>>();
  const windowOf = (who: string | null): Promise<Page> => {
    const known =
      windows.get(who ?? '') ?? (who === null ? stage.guest(options) : stage.person(who, options));
    windows.set(who ?? '', known);
    return known;
  };
  afterAll(async () => {
    for (const page of windows.values()) await (await page).context().close();
  });

  it.each([...PUBLIC, ...APPLY, ...DESK].map((screen) => [screen.name, screen] as const))(
    '%s',
    { timeout: 60_000 },
    async (name, screen) => {
      const page = await windowOf(screen.who);
      await page.goto(screen.path());
      await screen.shows(page).waitFor();
      await quiet(page);
      if (PICTURES) await take(page, `${name}-${width}`, screen.fixed === true);
      expect(await overflow(page)).toBe(0);
      expect(await barriers(page)).toEqual([]);
      if (width === 360 && APPLY.includes(screen)) {
        // as `style-src` allows it; twice the usual size of these pages
        await page.evaluate(() => document.documentElement.style.setProperty('--text', '225%'));
        expect(await overflow(page)).toBe(0);
      }
      expect(stage.complaints.splice(0)).toEqual([]);
    },
  );
});

/** Nothing stands in for what is still on its way; where a picture is taken, the photos are there too. */
async function quiet(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.skeleton, .waiting, .bars').count(), { timeout: 20_000 }).toBe(0);
  if (PICTURES) await page.waitForLoadState('networkidle');
}

/** The whole page, not only what fits the window: bars at the bottom stand at the bottom. */
async function take(page: Page, name: string, fixed: boolean): Promise<void> {
  const before = page.viewportSize();
  if (!before) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (!fixed)
    await page.setViewportSize({
      width: before.width,
      height: Math.min(TALLEST, Math.max(before.height, height)),
    });
  await page.waitForFunction(() => {
    const inSight = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    return inSight.every((image) => image.complete && image.naturalWidth > 0);
  });
  await picture(page, name);
  await page.setViewportSize(before);
}

/** The cases the screens show. */
async function furnish(): Promise<void> {
  const { house } = stage;
  const [applicant, window] = [await house.as('applicant'), await house.as('township_window')];
  at.decided = await played(house, 'general-street', 'street_decision');
  at.decision = (await taskOf(await house.as('township_approver'), at.decided, 'street_decision')).id;
  await played(house, 'two-objections', 'objection_check');
  const board = await house.anyone.get<Paged<NoticeItem>>('/api/public/notices');
  at.notice = board.body.items.find(({ open, kind }) => open && kind === 'publicity')?.id ?? '';
  const running = await applicant.get<CaseView>(`/api/cases/${at.decided}`);
  at.document = running.body.documents[0]?.id ?? '';

  const correct = await begun(applicant, await withPhotos());
  at.toCorrect = correct.id;
  const missing = [{ item: '受灾照片', reason: '看不出房屋受损的程度' }];
  const asked = await window.post(`/api/cases/${correct.id}/actions`, {
    step: 'acceptance',
    action: 'incomplete',
    data: { missing_items: missing, deliver_method: '短信' },
  });
  expect(asked.status).toBe(200);
  at.correction = (await taskOf(applicant, correct.id, 'supplement')).id;

  const fresh: CaseStarted = await begun(applicant, application());
  Object.assign(at, { fresh: fresh.id, caseNo: fresh.caseNo });
  const draft = draftOf(await withPhotos(), { page: 6 });
  expect((await applicant.put('/api/drafts/looks', draft)).status).toBeLessThan(300);
}

/** The application with papers one can look at. */
async function withPhotos(): Promise<JsonObject> {
  const applicant = await stage.house.as('applicant');
  const papers = [
    ['身份证/户口簿', '身份证正面.png', [40, 90, 160]],
    ['身份证/户口簿', '身份证反面.png', [60, 110, 150]],
    ['事故认定/火灾证明', '火灾证明.png', [170, 60, 40]],
  ] as const;
  const attach: JsonObject[] = [];
  for (const [kind, name, colour] of papers) {
    const { body } = await applicant.upload<{ id: string }>(name, photo(name, [...colour]).buffer);
    attach.push({ kind, name, id: body.id });
  }
  return application({ attach, requested_amount: 320_000 });
}
