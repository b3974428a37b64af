/** On which days something comes round. */
import type { WorkCalendar } from '../../time/calendar.ts';
import { addDays, daysBetween, weekdayOf } from '../../time/day.ts';
import { addMs, MINUTE_MS, startOfDay } from '../../time/instant.ts';
import type { Day, Instant } from '../../vocabulary.ts';
import type { Lead, Recurrence } from './language.ts';

/** A recurrence whose day is known: a number, or `last`. */
export type Fixed = Omit<Recurrence, 'day'> & { day?: number | 'last' };

/** Months of one period. */
const MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;
const WEEK = 7;
/** A Monday: weeks are counted from it. */
const SOME_MONDAY = '2018-01-01';

/** Whether it comes round on a day. @throws CalendarError where the working days of its year are not known */
function fallsOn(on: Fixed, day: Day, calendar: WorkCalendar): boolean {
  if (!isTurn(on, day)) return false;
  if (on.every === 'day') return true;
  if (on.every === 'week') return weekdayOf(day) === (on.weekday ?? 1);
  if (on.dates)
    return on.dates.some(
      (date) => within(`${day.slice(0, 4)}-${date.slice(0, 2)}`, Number(date.slice(3))) === day,
    );
  if ((monthOf(day) % MONTHS[on.every]) + 1 !== (on.month ?? 1)) return false;
  if (on.wd !== undefined) return nthWorkday(day, calendar) === on.wd;
  return within(day.slice(0, 7), on.day ?? 1) === day;
}

/** Whether the period of a day is one of those in which it comes round at all. */
function isTurn({ every, each = 1, since = SOME_MONDAY }: Fixed, day: Day): boolean {
  if (each === 1) return true;
  const apart =
    every === 'day'
      ? daysBetween(since, day)
      : every === 'week'
        ? Math.floor(daysBetween(SOME_MONDAY, day) / WEEK) -
          Math.floor(daysBetween(SOME_MONDAY, since) / WEEK)
        : Math.floor(monthsOf(day) / MONTHS[every]) - Math.floor(monthsOf(since) / MONTHS[every]);
  return apart >= 0 && apart % each === 0;
}

/** Months before the one of a day in its year; months since the year 0. */
const monthOf = (day: Day): number => Number(day.slice(5, 7)) - 1;
const monthsOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + monthOf(day);

/** A day of a month, `2026-02`; its last where it has no such day. */
function within(month: string, day: number | 'last'): Day {
  const last = lastOf(month);
  return day === 'last' || day > Number(last.slice(8)) ? last : `${month}-${String(day).padStart(2, '0')}`;
}

function lastOf(month: string): Day {
  // the 28th is in every month, four days later the next has begun
  const next = addDays(`${month}-28`, 4);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}

/** Which working day of its month a day is; 0 for a day of rest. */
function nthWorkday(day: Day, calendar: WorkCalendar): number {
  if (!calendar.isWorkday(day)) return 0;
  const first = `${day.slice(0, 7)}-01`;
  return calendar.workdaysBetween(first, day) + (calendar.isWorkday(first) ? 1 : 0);
}

/** A day on which it comes round, and the moment at which what it begins is opened. */
export interface Turn {
  day: Day;
  opens: Instant;
}

/** When it comes round for what is opened after a moment and by another, in the order of the days. */
export function turnsBetween(
  { on, lead }: { on: Fixed; lead?: Lead },
  [after, until]: [Instant, Instant],
  calendar: WorkCalendar,
): Turn[] {
  const turns: Turn[] = [];
  const ahead = lead === undefined ? 0 : 'cd' in lead ? lead.cd : lead.wd * 3 + LONGEST_HOLIDAY;
  const from = dayBefore(after);
  const last = addDays(dayBefore(until), ahead + 1);
  for (let day = from; day <= last; day = addDays(day, 1)) {
    if (!fallsOn(on, day, calendar)) continue;
    const opens = opensAt(on, lead, day, calendar);
    if (opens > after && opens <= until) turns.push({ day, opens });
  }
  return turns;
}

/** Days that may lie between two working days beside weekends. */
const LONGEST_HOLIDAY = 15;

function opensAt(on: Fixed, lead: Lead | undefined, day: Day, calendar: WorkCalendar): Instant {
  const opened =
    lead === undefined ? day : 'cd' in lead ? addDays(day, -lead.cd) : calendar.addWorkdays(day, -lead.wd);
  const [hours = 0, minutes = 0] = (on.at ?? '00:00').split(':').map(Number);
  return addMs(startOfDay(opened), (hours * 60 + minutes) * MINUTE_MS);
}

/** A day on which or after which everything lies that is after a moment. */
const dayBefore = (instant: Instant): Day => instant.slice(0, 10);
