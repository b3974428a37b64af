/** Dates, values, regions and seals of the pages. */
import { describe, expect, it } from 'vitest';
import { describeSpan, remaining } from './dates.ts';
import { clock, line, LONG_VILLAGE, regions } from './fixtures/data.ts';
import { officeNameOf, regionFromQuery } from './regions.ts';
import { seal } from './seal.ts';
import { lineValue } from './values.ts';

describe('a period', () => {
  it.each([
    ['2026-03-02T01:00:00.000Z', '2026-03-05T16:00:00.000Z', '2026年3月2日至3月5日'],
    ['2026-12-30T01:00:00.000Z', '2027-01-04T16:00:00.000Z', '2026年12月30日至2027年1月4日'],
    ['2026-03-02T01:00:00.000Z', '2026-03-02T16:00:00.000Z', '2026年3月2日'],
    ['2026-03-02T01:00:00.000Z', '2026-03-05T09:00:00.000Z', '2026年3月2日至3月5日17:00'],
  ])('%s to %s', (from, to, text) => {
    expect(describeSpan(from, to)).toBe(text);
  });

  it.each([
    ['2026-03-05T16:00:00.000Z', '还剩3个工作日'],
    ['2026-03-02T16:00:00.000Z', '今天截止'],
    ['2026-03-02T02:32:00.000Z', null],
    ['2027-03-02T16:00:00.000Z', '还剩365天'],
  ])('that ends at %s', (to, text) => {
    expect(remaining(to, clock)).toBe(text);
  });
});

describe('a line of a notice', () => {
  it.each([
    ['an amount', line('x', '月保障标准', 73_500, { format: 'money' }), '<span class="num">735.00 元</span>'],
    ['a number', line('clauses', '条款', 12), '<span class="num">12</span>'],
    ['a text', line('x', '日期', '2026-03-02'), '2026-03-02'],
    ['a list', line('x', '名单', ['张*', '李*']), '张*、李*'],
    ['nothing', line('x', '空', null), '—'],
  ])('%s', (_, field, shown) => {
    expect(lineValue(field).toString()).toBe(shown);
  });
});

describe('the region of a filter', () => {
  it.each([
    [{}, null],
    [{ county: '990101' }, '990101'],
    [{ county: '990101', town: '990101001', village: '990101001001' }, '990101001001'],
    [{ county: '990102', town: '990101001', village: '990101001001' }, '990102'],
    [{ town: '990101002', village: '990101001001' }, '990101002'],
    [{ village: '000000000000' }, null],
  ])('%j', (query, region) => {
    expect(regionFromQuery(query, regions)).toBe(region);
  });

  it.each([
    ['990101001001', '青石村', '青石村村民委员会'],
    ['990101001006', '青石社区', '青石社区居民委员会'],
    ['990101001', '青石镇', '青石镇人民政府'],
    ['990101009', '城关街道', '城关街道办事处'],
    ['990101', '青河县', '青河县'],
  ])('%s %s signs as %s', (code, name, office) => {
    expect(officeNameOf({ code, name })).toBe(office);
  });
});

describe('a seal', () => {
  it('takes the longest name', () => {
    const drawn = seal({ name: `${LONG_VILLAGE}村民委员会`, style: 'sealed' }).toString();
    expect(drawn.match(/<text/g)).toHaveLength(25);
    expect(drawn).not.toMatch(/NaN|id=/);
  });
  it('that is only a place for one does not look stamped', () => {
    const drawn = seal({ name: '青河县民政局', middle: '盖章处', style: 'place' }).toString();
    expect(drawn).toContain('stroke-dasharray');
    expect(drawn).not.toContain('polygon');
  });
});
