/**
 * Moments, and the Beijing day they fall on. Everything here is arithmetic over UTC milliseconds:
 * Beijing time is UTC+8 all year round, so the machine's own zone never matters.
 */
import type { Day, Instant } from '../vocabulary.ts';
import { DAY_MS, fromEpochDay, isDay, toEpochDay } from './day.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Beijing is ahead of UTC by eight hours; no daylight saving since 1991. */
export const BEIJING_MS = 8 * HOUR_MS;

const INSTANT_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ISO_TEXT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since 1970 of a moment. @throws RangeError when it is none. */
export function toMs(instant: Instant): number {
  const ms = INSTANT_TEXT.test(instant) ? Date.parse(instant) : NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${String(instant)}`);
  return ms;
}

/** The moment of `ms` milliseconds since 1970. */
export function fromMs(ms: number): Instant {
  return new Date(ms).toISOString();
}

/**
 * Reads an ISO 8601 moment that carries its offset (`2026-03-02T09:00:00+08:00`, `…Z`) and answers it in
 * the house form, UTC with milliseconds. Null for anything else; a text without an offset is refused
 * because it means a different moment on every machine.
 */
export function parseInstant(text: string): Instant | null {
  const parts = ISO_TEXT.exec(text);
  if (!parts || !isDay(parts[1])) return null;
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  const offset = offsetMs(parts[6] as string);
  if (hour > 23 || minute > 59 || second > 59 || offset === null) return null;
  const fraction = Number((parts[5] ?? '').padEnd(3, '0').slice(0, 3));
  return fromMs(
    toEpochDay(parts[1]) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + fraction - offset,
  );
}

function offsetMs(text: string): number | null {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 14 || minutes > 59) return null;
  return (text[0] === '-' ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** Whether a value is a moment in the house form. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && INSTANT_TEXT.test(value) && parseInstant(value) === value;
}

/** `n` milliseconds later. */
export function addMs(instant: Instant, n: number): Instant {
  return fromMs(toMs(instant) + n);
}

/** The Beijing day a moment falls on. Midnight belongs to the day it begins. */
export function dayOf(instant: Instant): Day {
  return fromEpochDay(Math.floor((toMs(instant) + BEIJING_MS) / DAY_MS));
}

/**
 * The last Beijing day before a deadline. A deadline at midnight is 24:00 of the day it ends, so
 * `dueDay` of "24:00 of 4 March" is 4 March where `dayOf` would say 5 March.
 */
export function dueDay(due: Instant): Day {
  return fromEpochDay(Math.floor((toMs(due) - 1 + BEIJING_MS) / DAY_MS));
}

/** 00:00 Beijing time of a day. */
export function startOfDay(day: Day): Instant {
  return fromMs(toEpochDay(day) * DAY_MS - BEIJING_MS);
}

/** 24:00 Beijing time of a day, which is 00:00 of the next. */
export function endOfDay(day: Day): Instant {
  return fromMs((toEpochDay(day) + 1) * DAY_MS - BEIJING_MS);
}

/** Beijing wall-clock time of a moment, `09:05`. */
export function timeOf(instant: Instant): string {
  return fromMs(toMs(instant) + BEIJING_MS).slice(11, 16);
}
