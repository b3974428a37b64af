/** What holds for every page, with 0, 1, 7 and 500 rows and with hostile data in every field. */
import { describe, expect, it } from 'vitest';
import { archive } from './fixtures/case.ts';
import * as data from './fixtures/data.ts';
import { everyPage } from './fixtures/pages.ts';
import {
  archivePage,
  documentPage,
  noticeListPage,
  noticePage,
  objectionFields,
  objectionPage,
  trackPage,
} from './index.ts';

const NAMES = Object.keys(everyPage(1));

describe.each([0, 1, 7, 500])('with %i rows', (rows) => {
  const pages = everyPage(rows);
  it.each(NAMES)('%s is whole and plain', (name) => {
    const page = pages[name] as string;
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(page).not.toMatch(/undefined|\[object |NaN|>null</);
    // the content policy allows none of these
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const [, list] of page.matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g))
      for (const id of (list as string).split(' ')) expect(ids).toContain(id);
    expect(unbalanced(page)).toBeNull();
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain('<html lang="zh-CN">');
  });
});

/** The first end tag that ends something else than what was begun last; null where all is well. */
function unbalanced(page: string): string | null {
  const open: string[] = [];
  for (const [tag, end, name, empty] of page.matchAll(/<(\/?)([a-z0-9]+)(?:\s(?:"[^"]*"|[^">])*?)?(\/?)>/g)) {
    if (empty || /^(meta|link|input|hr|br)$/.test(name as string)) continue;
    if (!end) open.push(name as string);
    else if (open.pop() !== name) return tag;
  }
  return open.at(-1) ?? null;
}

describe('hostile data', () => {
  const EVIL = `"'><x-evil onload=alert(1)>&lt;\u2028`;

  /** Puts the text after every text of the data, except where the pages need a moment or a choice. */
  function poison<T>(value: T, key = ''): T {
    const kept = /(At|^at|due|calendar|now|date|state|kind|region|cursor|word|from|to)$/;
    if (typeof value === 'string') return (kept.test(key) ? value : value + EVIL) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => poison(item, key)) as T;
    if (typeof value !== 'object' || value === null || key === 'calendar' || key === 'schema') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, poison<unknown>(item, name)]),
    ) as T;
  }

  const { site, clock, regions } = data;
  const wide = { site: poison(site), clock };
  const notice = { ...poison(data.notice()), region: '990101001001' };
  const fields = poison(objectionFields(data.objectionForm)).map((field, i) => ({
    ...field,
    kind: (['line', 'phone', 'choice', 'text'] as const)[i % 4] as 'line',
  }));
  const pages: Record<string, string> = {
    list: noticeListPage({
      ...wide,
      notices: [notice],
      regions: poison(regions).map((r, i) => ({ ...r, code: regions[i]?.code ?? '' })),
      region: null,
      next: EVIL,
    }),
    notice: noticePage({ ...wide, notice, office: EVIL, url: `https://x/${EVIL}` }),
    objection: objectionPage({
      ...wide,
      notice,
      fields,
      values: Object.fromEntries(fields.map((f) => [f.name, EVIL])),
      errors: [{ name: EVIL, message: EVIL }],
      hidden: { [EVIL]: EVIL },
    }),
    track: trackPage({ site: wide.site, now: clock.now, query: { caseNo: EVIL, idLast4: EVIL } }),
    found: trackPage({ site: wide.site, now: clock.now, found: poison(data.track) }),
    document: documentPage({ ...poison(data.letter), date: '2026-03-02', back: EVIL }),
    archive: archivePage(poison(archive(3))),
  };

  it.each(Object.keys(pages))('%s shows it as text', (name) => {
    const page = pages[name] as string;
    expect(page).toContain('&lt;x-evil');
    expect(page).not.toContain('<x-evil');
    expect(page.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*onload/);
  });
});

describe('a notice', () => {
  const of = (more: object) => noticePage({ site: data.site, clock: data.clock, notice: data.notice(more) });

  it('reads like the paper', () => {
    const page = noticePage({
      site: data.site,
      clock: data.clock,
      notice: data.notice(),
      office: '青石镇人民政府',
    });
    for (const text of [
      '公示期：2026年3月2日至3月5日',
      '还剩3个工作日',
      '2,800.00 元',
      '2026年2月10日',
      '0936-8812345',
      '青石镇人民政府',
      '我有异议',
    ])
      expect(page).toContain(text);
  });
  it('no longer asks for objections when its time is over, even before the timer has run', () => {
    const page = of({ endsAt: '2026-03-02T02:32:00.000Z' });
    expect(page).not.toContain('/objection"');
    expect(page).toContain('不再受理异议');
  });
  it('says so when it is closed', () => {
    expect(of({ open: false })).toContain('目前不在网上受理异议');
    expect(of({ open: false })).not.toContain('/objection"');
  });
  it('is not for search engines', () => {
    expect(of({})).toContain('noindex');
  });
});

describe('tracking', () => {
  const page = (query: { caseNo: string; idLast4: string }) =>
    trackPage({ site: data.site, now: data.clock.now, query, found: null });

  it('says the same whatever of the pair is wrong, and shows no digits again', () => {
    const text = page({ caseNo: '990101-LS-2026-00012', idLast4: '9876' });
    expect(text).toContain('没有查到相符的办件');
    expect(text).not.toContain('9876');
    expect(text).toContain('value="990101-LS-2026-00012"');
  });
  it('asks for what is missing before anything is looked up', () => {
    expect(page({ caseNo: ' ', idLast4: '12' })).not.toContain('没有查到');
  });
  it('says who has it and until when', () => {
    const found = trackPage({ site: data.site, now: data.clock.now, found: data.track });
    expect(found).toContain('现在由青石镇民政办办理');
    expect(found).toContain('最迟2026年3月4日 周三办完');
  });
});
