/**
 * Calendar days as text, `2026-03-02`. A day is a plain date: it has no hour and no zone.
 * The arithmetic runs over whole days since 1970-01-01, so no zone rule of the machine can touch it.
 */
import type { Day } from '../vocabulary.ts';

/** Milliseconds of one day. Beijing has no daylight saving, so every day has exactly this many. */
export const DAY_MS = 86_400_000;

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days of a month; `month` is 1–12. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a value is a day that exists, in the form `2026-03-02`. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const parts = DAY_TEXT.exec(value);
  if (!parts) return false;
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(parts[1]), month);
}

/** Days since 1970-01-01. @throws RangeError when `day` is not a day. */
export function toEpochDay(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${String(day)}`);
  return Date.parse(`${day}T00:00:00.000Z`) / DAY_MS;
}

/** The day that lies `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: number): Day {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** `n` calendar days later, earlier when negative. */
export function addDays(day: Day, n: number): Day {
  return fromEpochDay(toEpochDay(day) + n);
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return toEpochDay(b) - toEpochDay(a);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return weekdayOfEpoch(toEpochDay(day));
}

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfEpoch(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** The year of a day as a number. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/**
 * `n` months later. A day the target month does not have becomes that month's last day
 * (31 January + 1 month = 28 February), as 民法典 art. 202 counts months.
 */
export function addMonths(day: Day, n: number): Day {
  if (!isDay(day)) throw new RangeError(`not a day: ${String(day)}`);
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const last = Math.min(Number(day.slice(8)), daysInMonth(year, month));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(last, 2)}`;
}

/** Whole months from `a` to `b`: the largest n with `addMonths(a, n) <= b`; negative when `b` is earlier. */
export function monthsBetween(a: Day, b: Day): number {
  if (b < a) return 0 - monthsBetween(b, a);
  const apart = (yearOf(b) - yearOf(a)) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  return addMonths(a, apart) <= b ? apart : apart - 1;
}

/** Whole years from `a` to `b`, as a person's age is counted: 29 February turns a year older on 1 March. */
export function yearsBetween(a: Day, b: Day): number {
  if (b < a) return 0 - yearsBetween(b, a);
  return yearOf(b) - yearOf(a) - (b.slice(5) < a.slice(5) ? 1 : 0);
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
