/** On which days something comes round: never moved by a day of rest, and counted by the published working days. */
import { expect, test } from 'vitest';
import { makeCalendar } from '../../time/calendar.ts';
import { startOfDay } from '../../time/instant.ts';
import { turnsBetween, type Fixed } from './recurrence.ts';
import type { Lead } from './language.ts';
import { recurrenceWords } from './words.ts';

const calendar = makeCalendar({
  '2025': { holidays: [], workdays: [] },
  '2026': {
    holidays: [
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ],
    workdays: ['2026-09-20', '2026-10-10'],
  },
  '2027': { holidays: [], workdays: [] },
});

const days = (on: Fixed, from: string, until: string, lead?: Lead): string[] =>
  turnsBetween({ on, ...(lead ? { lead } : {}) }, [startOfDay(from), startOfDay(until)], calendar).map(
    ({ day }) => day,
  );

test.each<[Fixed, string, string, string[]]>([
  [{ every: 'day' }, '2026-02-26', '2026-03-01', ['2026-02-27', '2026-02-28', '2026-03-01']],
  [{ every: 'week', weekday: 1 }, '2026-03-01', '2026-03-16', ['2026-03-02', '2026-03-09', '2026-03-16']],
  [
    { every: 'week', weekday: 1, each: 2, since: '2026-03-04' },
    '2026-03-01',
    '2026-03-31',
    ['2026-03-02', '2026-03-16', '2026-03-30'],
  ],
  [
    { every: 'month', day: 31 },
    '2026-01-01',
    '2026-05-01',
    ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
  ],
  [{ every: 'month', day: 'last' }, '2026-02-01', '2026-03-01', ['2026-02-28']],
  [{ every: 'month', wd: 1 }, '2026-09-01', '2026-11-30', ['2026-10-08', '2026-11-02']],
  [{ every: 'month', wd: 3 }, '2026-10-01', '2026-10-31', ['2026-10-10']],
  [
    { every: 'quarter', month: 3, day: 20 },
    '2026-01-01',
    '2026-12-31',
    ['2026-03-20', '2026-06-20', '2026-09-20', '2026-12-20'],
  ],
  [{ every: 'half_year', day: 1 }, '2026-01-02', '2027-01-01', ['2026-07-01', '2027-01-01']],
  // 2021-10-10 was a Sunday: a fixed date stays where it is
  [
    { every: 'year', dates: ['07-14', '10-10', '12-10'] },
    '2021-01-01',
    '2021-12-31',
    ['2021-07-14', '2021-10-10', '2021-12-10'],
  ],
  [{ every: 'year', dates: ['02-29'] }, '2026-01-01', '2026-12-31', ['2026-02-28']],
  [
    { every: 'year', month: 12, day: 10, each: 2, since: '2025-01-01' },
    '2025-01-01',
    '2028-12-31',
    ['2025-12-10', '2027-12-10'],
  ],
])('%j from %s to %s', (on, from, until, expected) => {
  expect(days(on, from, until)).toEqual(expected);
});

test('what is due by a day is opened so long before, also over a holiday', () => {
  const opened = (lead: Lead, on: Fixed): string[] =>
    turnsBetween({ on, lead }, ['2026-09-01T00:00:00.000Z', '2026-10-31T00:00:00.000Z'], calendar).map(
      ({ day, opens }) => `${day} ${opens}`,
    );
  expect(opened({ cd: 4 }, { every: 'month', day: 5 })).toEqual(['2026-10-05 2026-09-30T16:00:00.000Z']);
  expect(opened({ wd: 2 }, { every: 'month', day: 9 })).toEqual([
    '2026-09-09 2026-09-06T16:00:00.000Z',
    '2026-10-09 2026-09-29T16:00:00.000Z',
  ]);
});

test('where the calendar lacks the year nothing is guessed', () => {
  expect(() => days({ every: 'month', wd: 1 }, '2028-01-01', '2028-03-01')).toThrow(/2028/);
  expect(days({ every: 'month', day: 1 }, '2028-01-02', '2028-02-01')).toEqual(['2028-02-01']);
});

test('it is said as an office says it', () => {
  const said = (on: Parameters<typeof recurrenceWords>[0]['on'], lead?: Lead): string =>
    recurrenceWords({ on, ...(lead ? { lead } : {}) });
  expect(said({ every: 'year', dates: ['12-10'] })).toBe('每年12月10日');
  expect(said({ every: 'month', day: 5 }, { cd: 4 })).toBe('每月5日前，提前4天开立');
  expect(said({ every: 'month', wd: 3, at: '08:30' })).toBe('每月第3个工作日 08:30');
  expect(said({ every: 'week', weekday: 7 })).toBe('每周星期日');
  expect(said({ every: 'quarter', month: 3, day: 'last' })).toBe('每季度第3个月最后一天');
  expect(said({ every: 'year', each: 2, since: '2025-01-01', month: 3, day: 1 })).toBe('每2年3月1日');
});
