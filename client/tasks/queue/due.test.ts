import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../../core/time/calendar.ts';
import { dueOf, shortMoment, tally } from './due.ts';

const calendar = makeCalendar({ '2026': { holidays: ['2026-03-06'], workdays: [] } });
const NOW = '2026-03-02T01:00:00.000Z'; // Monday, 9:00 in Beijing

describe('dueOf', () => {
  it('has words and a tone for each distance', () => {
    expect(dueOf('2026-03-04T16:00:00.000Z', NOW, calendar)).toEqual({
      words: '还剩2个工作日（3月4日）',
      tone: 'plain',
    });
    expect(dueOf('2026-03-03T16:00:00.000Z', NOW, calendar)?.tone).toBe('soon');
    expect(dueOf('2026-03-02T09:00:00.000Z', NOW, calendar)).toEqual({
      words: '今天17:00到期',
      tone: 'today',
    });
    expect(dueOf('2026-03-01T01:00:00.000Z', NOW, calendar)).toEqual({ words: '已超期1天', tone: 'late' });
  });
  it('counts working days, not weekends and holidays', () => {
    // Thursday before a holiday: only one workday passes until the Monday after.
    expect(dueOf('2026-03-09T16:00:00.000Z', '2026-03-05T01:00:00.000Z', calendar)?.tone).toBe('soon');
  });
  it('does not fail in a year without a calendar', () => {
    expect(dueOf('2027-03-09T16:00:00.000Z', '2027-03-05T01:00:00.000Z', calendar)?.tone).toBe('plain');
  });
  it('says nothing where nothing is due', () => {
    expect(dueOf(null, NOW, calendar)).toBeNull();
  });
});

it('shortMoment leaves out the year of today', () => {
  expect(shortMoment('2026-02-27T02:05:00.000Z', NOW)).toBe('2月27日 10:05');
  expect(shortMoment('2025-12-31T02:05:00.000Z', NOW)).toBe('2025年12月31日 10:05');
});

describe('tally', () => {
  const rows = [
    { due: '2026-02-27T16:00:00.000Z' },
    { due: '2026-03-02T09:00:00.000Z' },
    { due: '2026-03-02T16:00:00.000Z' },
    { due: '2026-03-20T16:00:00.000Z' },
  ];
  it('counts the late ones and those of today', () => {
    const list = { total: 128, complete: false, byDue: true };
    expect(tally(rows, list, NOW)).toEqual({ total: 128, late: 1, today: 2, atLeast: false });
  });
  it('admits that it does not know all', () => {
    expect(tally(rows.slice(0, 2), { total: 128, complete: false, byDue: true }, NOW).atLeast).toBe(true);
    expect(tally(rows, { total: 128, complete: false, byDue: false }, NOW).atLeast).toBe(true);
    expect(tally(rows, { total: 4, complete: true, byDue: false }, NOW).atLeast).toBe(false);
  });
});
