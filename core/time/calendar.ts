/**
 * The calendar of working days 工作日. What the State Council publishes each autumn for the next year is data;
 * nothing is guessed for a year that is not there, because a deadline computed on a guess is a wrong deadline.
 *
 * The data is `seeds/calendar.json` (2018–2026), later what the store holds. `holidays` lists every day of the
 * published holiday blocks, also those on a Saturday or Sunday; `workdays` lists the make-up days 调休上班日.
 * Ordinary weekends are in neither. 2018–2025 come from chinese-days 1.5.7 (2020 with the prolonged Spring
 * Festival); 2026 is the list of processes.md Appendix F.2, which has no make-up day on 4 January.
 */
import type { Day } from '../vocabulary.ts';
import { fromEpochDay, isDay, toEpochDay, weekdayOfEpoch, yearOf } from './day.ts';
import { refusalMessages } from './messages.ts';

/** What is published for one year. */
interface CalendarYear {
  /** Days off. */
  holidays: Day[];
  /** Saturdays and Sundays on which offices work. */
  workdays: Day[];
}

/** Year → what is published for it. */
export type CalendarData = Record<string, CalendarYear>;

/** Why the calendar refuses. `message` is for the person who acted. */
export class CalendarError extends Error {
  readonly code: 'calendar_year_missing' | 'calendar_invalid';
  readonly status = 422;

  constructor(code: 'calendar_year_missing' | 'calendar_invalid', message: string) {
    super(message);
    this.name = 'CalendarError';
    this.code = code;
  }
}

/** Answers about working days; all of them throw CalendarError `calendar_year_missing` outside the data. */
export interface WorkCalendar {
  /** The years there is data for, ascending. */
  readonly years: number[];
  isWorkday(day: Day): boolean;
  /**
   * The n-th workday after `day`, which itself is not counted; before it when `n` is negative.
   * `n` = 0: `day` itself when it is a workday, else the next one.
   */
  addWorkdays(day: Day, n: number): Day;
  /** Workdays after `a` up to and including `b`; negative when `b` is earlier. */
  workdaysBetween(a: Day, b: Day): number;
}

/** Builds the calendar. @throws CalendarError `calendar_invalid` when the data contradicts itself. */
export function makeCalendar(data: CalendarData): WorkCalendar {
  const years = Object.keys(data)
    .map(Number)
    .sort((a, b) => a - b);
  const known = new Set(years);
  const exceptions = readExceptions(data);

  const works = (epochDay: number): boolean => {
    const year = yearOf(fromEpochDay(epochDay));
    if (!known.has(year)) throw missingYear(year);
    return exceptions.get(epochDay) ?? weekdayOfEpoch(epochDay) <= 5;
  };

  const addWorkdays = (day: Day, n: number): Day => {
    if (!Number.isInteger(n)) throw new RangeError(`not a whole number of workdays: ${n}`);
    let at = toEpochDay(day);
    if (n === 0) while (!works(at)) at += 1;
    const step = n < 0 ? -1 : 1;
    for (let left = Math.abs(n); left > 0;) {
      at += step;
      if (works(at)) left -= 1;
    }
    return fromEpochDay(at);
  };

  const workdaysBetween = (a: Day, b: Day): number => {
    if (b < a) return 0 - workdaysBetween(b, a);
    let count = 0;
    const last = toEpochDay(b);
    for (let at = toEpochDay(a) + 1; at <= last; at += 1) if (works(at)) count += 1;
    return count;
  };

  return { years, isWorkday: (day) => works(toEpochDay(day)), addWorkdays, workdaysBetween };
}

/** Epoch day → whether offices work on it, for the days that differ from Monday–Friday. */
function readExceptions(data: CalendarData): Map<number, boolean> {
  const exceptions = new Map<number, boolean>();
  for (const [year, { holidays, workdays }] of Object.entries(data)) {
    for (const [days, works] of [
      [holidays, false],
      [workdays, true],
    ] as const) {
      for (const day of days) {
        if (!isDay(day) || !day.startsWith(`${year}-`))
          throw invalid(year, refusalMessages.notOfTheYear(String(day)));
        const at = toEpochDay(day);
        if (exceptions.has(at)) throw invalid(year, refusalMessages.twice(day));
        if (works && weekdayOfEpoch(at) <= 5) throw invalid(year, refusalMessages.noWeekend(day));
        exceptions.set(at, works);
      }
    }
  }
  return exceptions;
}

function missingYear(year: number): CalendarError {
  return new CalendarError('calendar_year_missing', refusalMessages.yearMissing(year));
}

function invalid(year: string, why: string): CalendarError {
  return new CalendarError('calendar_invalid', refusalMessages.yearWrong(year, why));
}
