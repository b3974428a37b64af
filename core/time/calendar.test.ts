import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CalendarError, makeCalendar, type CalendarData } from './calendar.ts';
import { addDays, weekdayOf } from './day.ts';

const data = JSON.parse(
  readFileSync(new URL('../../seeds/calendar.json', import.meta.url), 'utf8'),
) as CalendarData;
const calendar = makeCalendar(data);
// far enough from both ends that 400 workdays stay within the data
const someDay = fc.integer({ min: 0, max: 1200 }).map((n) => addDays('2020-01-01', n));

describe('the seed', () => {
  it('covers 2018 to 2026', () => {
    expect(calendar.years).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it('holds the 2026 list of processes.md F.2', () => {
    const span = (from: string, n: number) => Array.from({ length: n }, (_, i) => addDays(from, i));
    expect(data['2026']).toEqual({
      holidays: [
        ...span('2026-01-01', 3),
        ...span('2026-02-15', 9),
        ...span('2026-04-04', 3),
        ...span('2026-05-01', 5),
        ...span('2026-06-19', 3),
        ...span('2026-09-25', 3),
        ...span('2026-10-01', 7),
      ],
      workdays: ['2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    });
  });

  it.each([
    ['2018-12-29', true],
    ['2018-12-31', false],
    ['2020-01-31', false],
    ['2020-02-03', true],
    ['2021-10-10', false],
    ['2021-10-09', true],
    ['2022-12-10', false],
    ['2024-02-09', true],
    ['2024-02-18', true],
    ['2026-01-04', false],
  ])('%s workday: %s', (day, works) => {
    expect(calendar.isWorkday(day)).toBe(works);
  });
});

describe('addWorkdays', () => {
  it.each([
    ['2026-03-02', 3, '2026-03-05'],
    ['2026-02-25', 3, '2026-02-28'], // ends on a make-up Saturday
    ['2026-09-30', 5, '2026-10-13'], // National Day week, then 10-08, 09, 10 (make-up), 12, 13
    ['2025-12-30', 2, '2026-01-05'], // over the year boundary
    ['2026-02-20', 0, '2026-02-24'],
    ['2026-02-28', 0, '2026-02-28'],
    ['2026-03-02', -1, '2026-02-28'],
    ['2026-10-08', -1, '2026-09-30'],
  ])('%s + %i = %s', (day, n, expected) => {
    expect(calendar.addWorkdays(day, n)).toBe(expected);
  });

  test.prop([someDay, fc.integer({ min: 1, max: 200 })])(
    'is undone by workdaysBetween, both ways',
    (day, n) => {
      expect(calendar.workdaysBetween(day, calendar.addWorkdays(day, n))).toBe(n);
      const back = calendar.addWorkdays(day, -n);
      expect(calendar.isWorkday(back)).toBe(true);
      expect(calendar.addWorkdays(addDays(back, -1), 1)).toBe(back);
    },
  );

  test.prop([someDay, fc.nat(40), fc.nat(200)])('is monotone', (day, later, n) => {
    expect(calendar.addWorkdays(day, n) <= calendar.addWorkdays(addDays(day, later), n)).toBe(true);
    expect(calendar.addWorkdays(day, n) <= calendar.addWorkdays(day, n + 1)).toBe(true);
  });

  test.prop([someDay, fc.nat(200), fc.nat(200)])('workdaysBetween adds up and changes sign', (day, m, n) => {
    const [b, c] = [addDays(day, m), addDays(day, m + n)];
    expect(calendar.workdaysBetween(day, b) + calendar.workdaysBetween(b, c)).toBe(
      calendar.workdaysBetween(day, c),
    );
    expect(calendar.workdaysBetween(b, day)).toBe(0 - calendar.workdaysBetween(day, b));
  });
});

describe('a year without data', () => {
  it.each([
    () => calendar.isWorkday('2027-01-04'),
    () => calendar.addWorkdays('2026-12-30', 5),
    () => calendar.workdaysBetween('2017-12-30', '2018-01-05'),
  ])('is refused, naming the year (%#)', (act) => {
    expect(act).toThrowError(CalendarError);
    try {
      act();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'calendar_year_missing',
        message: expect.stringMatching(/^20(17|27)年/),
      });
    }
  });

  it('is not touched by a span that stays inside the data', () => {
    expect(calendar.addWorkdays('2026-12-30', 1)).toBe('2026-12-31');
  });
});

describe('data that contradicts itself is refused', () => {
  it.each([
    ['another year', { 2026: { holidays: ['2025-01-01'], workdays: [] } }],
    ['not a day', { 2026: { holidays: ['2026-02-30'], workdays: [] } }],
    ['off and on', { 2026: { holidays: ['2026-02-14'], workdays: ['2026-02-14'] } }],
    ['a make-up Monday', { 2026: { holidays: [], workdays: ['2026-03-02'] } }],
  ])('%s', (_, bad) => {
    expect(() => makeCalendar(bad as CalendarData)).toThrowError(
      expect.objectContaining({ code: 'calendar_invalid' }),
    );
  });
});

describe('weekdays', () => {
  it('count from Monday', () => {
    expect(['2026-03-02', '2026-03-08', '1970-01-01', '1969-12-31'].map(weekdayOf)).toEqual([1, 7, 4, 3]);
  });
});
