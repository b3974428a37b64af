import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, monthsBetween, yearsBetween } from './day.ts';
import {
  dayOf,
  dueDay,
  endOfDay,
  fromMs,
  isInstant,
  parseInstant,
  startOfDay,
  timeOf,
  toMs,
} from './instant.ts';

const someMs = fc.integer({ min: 0, max: 4_102_444_800_000 });
const someDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays('1970-01-01', n));

describe('parseInstant', () => {
  it.each([
    ['2026-03-02T09:00:00+08:00', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T01:00:00Z', '2026-03-02T01:00:00.000Z'],
    ['2026-03-02T01:00:00.1234567Z', '2026-03-02T01:00:00.123Z'],
    ['2026-03-02 00:30+0800', '2026-03-01T16:30:00.000Z'],
    ['2026-01-01T00:00:00-05:30', '2026-01-01T05:30:00.000Z'],
  ])('%s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  it.each([
    '2026-03-02T09:00:00',
    '2026-03-02',
    '2026-02-30T09:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T09:00:00+25:00',
    '',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test.prop([someMs])('reads what fromMs writes', (ms) => {
    expect(toMs(fromMs(ms))).toBe(ms);
    expect(parseInstant(fromMs(ms))).toBe(fromMs(ms));
    expect(isInstant(fromMs(ms))).toBe(true);
  });
});

describe('the Beijing day', () => {
  it('changes at 16:00 UTC', () => {
    expect(dayOf('2026-03-01T15:59:59.999Z')).toBe('2026-03-01');
    expect(dayOf('2026-03-01T16:00:00.000Z')).toBe('2026-03-02');
    expect(timeOf('2026-03-01T16:00:00.000Z')).toBe('00:00');
  });

  it('a deadline at 24:00 belongs to the day it ends', () => {
    expect(endOfDay('2026-03-04')).toBe('2026-03-04T16:00:00.000Z');
    expect(dueDay(endOfDay('2026-03-04'))).toBe('2026-03-04');
  });

  test.prop([someMs])('holds its moments', (ms) => {
    const at = fromMs(ms);
    expect(startOfDay(dayOf(at)) <= at && at < endOfDay(dayOf(at))).toBe(true);
  });
});

describe('day arithmetic', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s + %i months = %s', (day, n, expected) => {
    expect(addMonths(day, n)).toBe(expected);
  });

  it('counts whole months and years', () => {
    expect(monthsBetween('2026-01-31', '2026-02-27')).toBe(0);
    expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsBetween('2026-03-15', '2025-03-15')).toBe(-12);
    expect(yearsBetween('1944-06-06', '2024-06-05')).toBe(79);
    expect(yearsBetween('1944-06-06', '2024-06-06')).toBe(80);
    expect(yearsBetween('2004-02-29', '2022-02-28')).toBe(17);
    expect(yearsBetween('2004-02-29', '2022-03-01')).toBe(18);
  });

  it('knows which days exist', () => {
    expect(
      ['2024-02-29', '2026-02-29', '2026-13-01', '2026-3-2', '2026-03-02T', 20260302].map(isDay),
    ).toEqual([true, false, false, false, false, false]);
  });

  test.prop([someDay, fc.integer({ min: -5000, max: 5000 })])(
    'addDays is undone by daysBetween',
    (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n);
    },
  );

  test.prop([someDay, fc.nat(600)])('monthsBetween is the largest n that fits', (day, n) => {
    const months = monthsBetween(day, addDays(day, n));
    expect(addMonths(day, months) <= addDays(day, n)).toBe(true);
    expect(addMonths(day, months + 1) > addDays(day, n)).toBe(true);
  });
});
