/**
 * Periods 期限 and when they end. processes.md §0.4: a period in working or calendar days excludes its first
 * day and ends at 24:00 of its last (Beijing time); one in hours or minutes is exact.
 */
import type { PeriodUnit } from '../basics.ts';
import type { Day, Instant } from '../vocabulary.ts';
import { CalendarError, type WorkCalendar } from './calendar.ts';
import { addDays, isDay } from './day.ts';
import { OPEN_END } from './open.ts';
import { addMs, dayOf, dueDay, endOfDay, HOUR_MS, isInstant, MINUTE_MS, parseInstant } from './instant.ts';

/** A span counted from a moment, or a fixed end: 24:00 of a day, or a moment. */
export type Period = { n: number; unit: PeriodUnit } | { until: Day | Instant };

const PERIOD_TEXT = /^(\d{1,5})\s*(min|m|h|wd|cd)$/;

/**
 * Reads `30m`, `30min`, `24h`, `3wd`, `0wd`, `10cd`, a day or a moment with its offset (both as `until`).
 * Null when the text is none of these.
 */
export function parsePeriod(text: string): Period | null {
  const parts = PERIOD_TEXT.exec(text.trim());
  if (parts) return { n: Number(parts[1]), unit: parts[2] === 'm' ? 'min' : (parts[2] as PeriodUnit) };
  if (isDay(text)) return { until: text };
  const instant = parseInstant(text);
  return instant ? { until: instant } : null;
}

/** The text `parsePeriod` reads. */
export function formatPeriod(period: Period): string {
  return 'until' in period ? period.until : `${period.n}${period.unit}`;
}

/**
 * When a period that begins at `from` ends.
 *
 * `0wd` ends at 24:00 of the same day, of the next workday when it is a rest day; `0cd` at 24:00 of the same day.
 * A `cd` or `until` end on a rest day stays there (T13: a fixed date must not silently roll); with
 * `roll` (parameter `roll_to_next_workday`) it moves to 24:00 of the next workday.
 *
 * @throws CalendarError `calendar_year_missing`; RangeError for a period that is none
 */
export function due(
  period: Period,
  from: Instant,
  calendar: WorkCalendar,
  options: { roll?: boolean } = {},
): Instant {
  const end = plainDue(period, from, calendar);
  if (!options.roll || ('unit' in period && period.unit !== 'cd')) return end;
  const day = dueDay(end);
  return calendar.isWorkday(day) ? end : endOfDay(calendar.addWorkdays(day, 0));
}

/** When something ends; open where the calendar lacks the year. */
export function orOpen(end: () => Instant): Instant {
  try {
    return end();
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'calendar_year_missing') return OPEN_END;
    throw error;
  }
}

function plainDue(period: Period, from: Instant, calendar: WorkCalendar): Instant {
  if ('until' in period) return untilEnd(period.until);
  if (!Number.isInteger(period.n) || period.n < 0)
    throw new RangeError(`not a period: ${formatPeriod(period)}`);
  switch (period.unit) {
    case 'min':
      return addMs(from, period.n * MINUTE_MS);
    case 'h':
      return addMs(from, period.n * HOUR_MS);
    case 'wd':
      return endOfDay(calendar.addWorkdays(dayOf(from), period.n));
    case 'cd':
      return endOfDay(addDays(dayOf(from), period.n));
  }
}

function untilEnd(until: Day | Instant): Instant {
  if (isDay(until)) return endOfDay(until);
  const instant = isInstant(until) ? until : parseInstant(until);
  if (!instant) throw new RangeError(`neither a day nor an instant: ${String(until)}`);
  return instant;
}
