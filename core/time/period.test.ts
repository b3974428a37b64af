import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { describeDay, describeDue, describeInstant, describePeriod } from './describe.ts';
import { dueDay, endOfDay, fromMs, parseInstant, toMs } from './instant.ts';
import { extendClock, dueWithPauses, pauseClock, remaining, resumeClock, startClock } from './pause.ts';
import { due, formatPeriod, parsePeriod, type Period } from './period.ts';

const calendar = makeCalendar(
  JSON.parse(readFileSync(new URL('../../seeds/calendar.json', import.meta.url), 'utf8')),
);
/** A moment from Beijing wall-clock time. */
const at = (text: string) => parseInstant(`${text}+08:00`) as string;
const dueOf = (period: string, from: string) => due(parsePeriod(period) as Period, at(from), calendar);

describe('parsePeriod', () => {
  it.each([
    ['3wd', { n: 3, unit: 'wd' }],
    ['0wd', { n: 0, unit: 'wd' }],
    ['30m', { n: 30, unit: 'min' }],
    ['30min', { n: 30, unit: 'min' }],
    ['24h', { n: 24, unit: 'h' }],
    ['10cd', { n: 10, unit: 'cd' }],
    ['2026-12-10', { until: '2026-12-10' }],
    ['2026-12-10T17:00:00+08:00', { until: '2026-12-10T09:00:00.000Z' }],
  ])('%s', (text, period) => {
    expect(parsePeriod(text)).toEqual(period);
  });

  it.each(['', '3', 'wd', '-3wd', '1.5h', '3d', '3个工作日'])('refuses “%s”', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  test.prop([fc.record({ n: fc.nat(99_999), unit: fc.constantFrom('min', 'h', 'wd', 'cd') })])(
    'reads what formatPeriod writes',
    (period) => {
      expect(parsePeriod(formatPeriod(period as Period))).toEqual(period);
    },
  );
});

describe('due', () => {
  it.each([
    ['3wd from a Monday', '3wd', '2026-03-02T09:00', '2026-03-06T00:00'],
    ['a publicity that ends on a make-up Saturday', '3wd', '2026-02-25T17:30', '2026-03-01T00:00'],
    ['24 hours over the Spring Festival: exact', '24h', '2026-02-14T16:00', '2026-02-15T16:00'],
    ['5wd of papers over the National Day week', '5wd', '2026-10-03T10:00', '2026-10-14T00:00'],
    ['over the year boundary', '2wd', '2025-12-30T09:00', '2026-01-06T00:00'],
    ['calendar days end on a Sunday and stay there', '7cd', '2026-03-01T09:00', '2026-03-09T00:00'],
    [
      'a moment late in the Beijing evening belongs to that day',
      '1wd',
      '2026-03-02T23:59',
      '2026-03-04T00:00',
    ],
    ['a moment just after midnight belongs to the new day', '1wd', '2026-03-03T00:00', '2026-03-05T00:00'],
    ['0wd is the end of the same day', '0wd', '2026-03-02T09:00', '2026-03-03T00:00'],
    ['0wd on a rest day is the end of the next workday', '0wd', '2026-02-15T09:00', '2026-02-25T00:00'],
    ['until a day is its 24:00', '2026-12-10', '2026-03-02T09:00', '2026-12-11T00:00'],
    ['until a moment', '2026-12-10T17:00:00+08:00', '2026-03-02T09:00', '2026-12-10T17:00'],
    ['30 minutes', '30m', '2026-03-02T09:00', '2026-03-02T09:30'],
  ])('%s', (_, period, from, expected) => {
    expect(dueOf(period, from)).toBe(at(expected));
  });

  it('rolls a fixed date only where asked to', () => {
    const date: Period = { until: '2021-10-10' };
    expect(due(date, at('2021-09-01T09:00'), calendar)).toBe(at('2021-10-11T00:00'));
    expect(due(date, at('2021-09-01T09:00'), calendar, { roll: true })).toBe(at('2021-10-12T00:00'));
  });

  it('refuses a year without data', () => {
    expect(() => dueOf('5wd', '2026-12-30T09:00')).toThrowError(
      expect.objectContaining({ code: 'calendar_year_missing' }),
    );
    expect(() => dueOf('5cd', '2026-12-30T09:00')).not.toThrow();
  });

  const moment = fc
    .integer({ min: toMs(at('2019-01-01T00:00')), max: toMs(at('2024-01-01T00:00')) })
    .map(fromMs);
  const period = fc.record({ n: fc.nat(60), unit: fc.constantFrom('min', 'h', 'wd', 'cd') }) as fc.Arbitrary<{
    n: number;
    unit: 'wd';
  }>;
  test.prop([moment, fc.nat(30 * 86_400_000), period])(
    'a later start or a longer period never ends earlier',
    (from, later, { n, unit }) => {
      const end = due({ n, unit }, from, calendar);
      expect(end >= from).toBe(true);
      expect(due({ n, unit }, fromMs(toMs(from) + later), calendar) >= end).toBe(true);
      expect(due({ n: n + 1, unit }, from, calendar) >= end).toBe(true);
    },
  );
});

describe('the statutory clock', () => {
  const start = at('2026-03-02T09:00'); // a Monday

  it('gives back the days at whose end it stood', () => {
    // 10 working days end on 16 March; stopped Wednesday noon, running again Friday morning: Wed and Thu given back
    expect(dueWithPauses(10, 'wd', start, [], calendar)).toBe(endOfDay('2026-03-16'));
    expect(
      dueWithPauses(
        10,
        'wd',
        start,
        [{ from: at('2026-03-04T12:00'), to: at('2026-03-06T09:00') }],
        calendar,
      ),
    ).toBe(endOfDay('2026-03-18'));
  });

  it('gives nothing back for a stop within one day, on the first day, or over a weekend only', () => {
    for (const [from, to] of [
      ['2026-03-04T09:00', '2026-03-04T17:00'],
      ['2026-03-02T10:00', '2026-03-03T09:00'],
      ['2026-03-07T00:00', '2026-03-09T00:00'],
    ] as const) {
      expect(dueWithPauses(10, 'wd', start, [{ from: at(from), to: at(to) }], calendar)).toBe(
        endOfDay('2026-03-16'),
      );
    }
  });

  it('counts the days left, the running one included, and stands while paused', () => {
    const clock = startClock(10, 'wd', start, calendar);
    const left = (now: string, c = clock) => remaining(c, at(now), 'wd', calendar);
    expect([
      left('2026-03-02T09:00'),
      left('2026-03-03T09:00'),
      left('2026-03-16T20:00'),
      left('2026-03-17T00:00'),
    ]).toEqual([10, 10, 1, 0]);
    expect(left('2026-03-19T09:00')).toBe(-2);
    const paused = pauseClock(clock, at('2026-03-04T12:00'));
    expect(left('2026-03-30T09:00', paused)).toBe(9);
    expect(left('2026-03-30T09:00', resumeClock(paused, at('2026-03-30T09:00'), 'wd', calendar))).toBe(9);
  });

  it('gives hours back exactly', () => {
    const pause = { from: at('2026-03-02T10:00'), to: at('2026-03-02T11:30') };
    expect(dueWithPauses(24, 'h', start, [pause], calendar)).toBe(at('2026-03-03T10:30'));
  });

  it('is extended once, in time, with a reason', () => {
    const clock = startClock(30, 'wd', start, calendar);
    const extension = { n: 15, unit: 'wd' as const, reason: '情况复杂', at: at('2026-03-20T09:00') };
    const extended = extendClock(clock, extension, calendar);
    expect(extended).toMatchObject({
      clock: { dueAt: endOfDay(calendar.addWorkdays('2026-03-02', 45)), extension },
    });
    const again = 'clock' in extended ? extendClock(extended.clock, extension, calendar) : null;
    expect(again).toMatchObject({ rejection: { code: 'clock_already_extended' } });
    expect(extendClock(clock, { ...extension, reason: ' ' }, calendar)).toMatchObject({
      rejection: { code: 'clock_reason_missing' },
    });
    expect(extendClock(clock, { ...extension, at: clock.dueAt }, calendar)).toMatchObject({
      rejection: { code: 'clock_expired' },
    });
  });

  /** The rule spelled out: walk the days and count those at whose end the clock ran. */
  function walked(n: number, pauses: { from: string; to: string }[]): string {
    let day = '2026-03-02';
    for (let counted = 0; counted < n;) {
      day = calendar.addWorkdays(day, 1);
      const end = endOfDay(day);
      if (!pauses.some((pause) => pause.from < end && end <= pause.to)) counted += 1;
    }
    return endOfDay(day);
  }

  const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 * 24 }), fc.integer({ min: 1, max: 8 * 24 })), {
    maxLength: 4,
  });
  test.prop([fc.integer({ min: 1, max: 30 }), gaps])(
    'moving the end at each restart agrees with walking the days',
    (n, hours) => {
      let ms = toMs(start);
      const pauses = hours.map(([run, stand]) => {
        const from = fromMs((ms += run * 3_600_000));
        return { from, to: fromMs((ms += stand * 3_600_000)) };
      });
      expect(dueWithPauses(n, 'wd', start, pauses, calendar)).toBe(walked(n, pauses));
    },
  );

  test.prop([fc.integer({ min: 1, max: 20 }), fc.nat(40 * 24)])(
    'nothing is left exactly from the end on',
    (n, hours) => {
      const clock = startClock(n, 'wd', start, calendar);
      const now = fromMs(toMs(start) + hours * 3_600_000);
      expect(remaining(clock, now, 'wd', calendar) <= 0).toBe(now >= clock.dueAt);
    },
  );
});

describe('Chinese words', () => {
  const words = (dueAt: string, now: string) => describeDue(at(dueAt), at(now), calendar);

  it.each([
    ['2026-03-05T00:00', '2026-03-02T09:00', '还剩2个工作日（3月4日）'],
    ['2026-03-02T17:00', '2026-03-02T09:00', '今天17:00到期'],
    ['2026-03-03T00:00', '2026-03-02T09:00', '今天到期'],
    ['2026-03-03T00:00', '2026-03-02T18:00', '今天到期'],
    ['2026-03-03T10:47', '2026-03-02T20:47', '还剩14小时（3月3日10:47）'],
    ['2026-03-03T00:30', '2026-03-02T23:50', '还剩不到1小时（3月3日00:30）'],
    ['2026-03-03T10:00', '2026-03-02T10:00', '还剩1个工作日（3月3日10:00）'],
    ['2026-03-09T00:00', '2026-03-06T18:00', '还剩2天（3月8日）'],
    ['2026-01-06T00:00', '2025-12-31T09:00', '还剩1个工作日（2026年1月5日）'],
    ['2027-01-06T00:00', '2026-12-31T09:00', '还剩5天（2027年1月5日）'],
    ['2026-03-02T00:00', '2026-03-02T09:00', '已超期1天'],
    ['2026-03-02T09:00', '2026-03-02T11:30', '已超期2小时'],
    ['2026-03-02T09:00', '2026-03-02T09:00', '已超期1分钟'],
  ])('due %s seen at %s: %s', (dueAt, now, expected) => {
    expect(words(dueAt, now)).toBe(expected);
  });

  it('writes days and periods', () => {
    expect(describeDay('2026-03-02')).toBe('2026年3月2日 周一');
    expect(describeInstant(at('2026-03-08T09:05'))).toBe('2026年3月8日 周日 09:05');
    expect(
      ['3wd', '10cd', '24h', '30m', '0wd', '2026-12-10'].map((p) => describePeriod(parsePeriod(p) as Period)),
    ).toEqual(['3个工作日', '10天', '24小时', '30分钟', '当日', '截至2026年12月10日']);
    expect(dueDay(at('2026-03-05T00:00'))).toBe('2026-03-04');
  });
});
