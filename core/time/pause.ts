/**
 * The statutory clock 办理时限: a period that stands still while the office waits (补正, 公示) and may be
 * extended once.
 *
 * The rule for days: **a day counts when the clock is running at its end (24:00 Beijing time)**. A stop and start
 * again within one day therefore costs nothing, and a day at whose end the clock stood is given back whole.
 * The day the clock started on is never counted (processes.md §0.4), so a stop on it gives nothing back.
 * Hours and minutes are given back to the millisecond.
 */
import type { Day, Instant, Rejection } from '../vocabulary.ts';
import type { WorkCalendar } from './calendar.ts';
import { addDays, daysBetween } from './day.ts';
import { addMs, dayOf, dueDay, endOfDay, HOUR_MS, MINUTE_MS, toMs } from './instant.ts';
import { isOpen } from './open.ts';
import type { PeriodUnit } from '../basics.ts';
import { due, orOpen } from './period.ts';
import { refusalMessages } from './messages.ts';

/** The statutory clock of a case: when it runs, when it is paused. */
export interface StatutoryClock {
  startedAt: Instant;
  dueAt: Instant;
  /** Set while the clock is stopped (补正, 公示). */
  pausedAt?: Instant;
  /** The times it stood, so that it can be counted again. */
  stood?: { from: Instant; to: Instant }[];
  stoppedAt?: Instant;
  overdue?: boolean;
}

/** A time the clock stood, from `from` to `to`. */
export interface Pause {
  from: Instant;
  to: Instant;
}

/** A clock that may carry the one extension 延期 it was given. */
interface ExtensibleClock extends StatutoryClock {
  extension?: { n: number; unit: PeriodUnit; reason: string; at: Instant };
}

/** A clock that starts now and has `n` units to run. */
export function startClock(n: number, unit: PeriodUnit, at: Instant, calendar: WorkCalendar): StatutoryClock {
  return { startedAt: at, dueAt: due({ n, unit }, at, calendar) };
}

/** Stops the clock; a clock that stands already is left as it is. */
export function pauseClock<C extends StatutoryClock>(clock: C, at: Instant): C {
  return clock.pausedAt === undefined && clock.stoppedAt === undefined ? { ...clock, pausedAt: at } : clock;
}

/** Lets the clock run on and moves its end by what it stood; a clock that runs is left as it is. */
export function resumeClock<C extends StatutoryClock>(
  clock: C,
  at: Instant,
  unit: PeriodUnit,
  calendar: WorkCalendar,
): C {
  if (clock.pausedAt === undefined) return clock;
  const { pausedAt, ...running } = clock;
  const stood = { from: pausedAt, to: at };
  const dueAt = shiftedEnd(clock, stood, unit, calendar);
  return { ...(running as unknown as C), dueAt, stood: [...(clock.stood ?? []), stood] };
}

/**
 * When a period ends that began at `from` and stood during `pauses` (ascending, apart from each other).
 * The same as starting a clock and stopping and starting it again for each of them.
 */
export function dueWithPauses(
  n: number,
  unit: PeriodUnit,
  from: Instant,
  pauses: Pause[],
  calendar: WorkCalendar,
): Instant {
  let clock = startClock(n, unit, from, calendar);
  for (const pause of pauses) clock = resumeClock(pauseClock(clock, pause.from), pause.to, unit, calendar);
  return clock.dueAt;
}

/**
 * How many units are left: working or calendar days not yet ended (the running one included), or
 * milliseconds for `h` and `min`. Negative after the end. While the clock stands it stays as it was.
 */
export function remaining(
  clock: StatutoryClock,
  now: Instant,
  unit: PeriodUnit,
  calendar: WorkCalendar,
): number {
  const at = clock.stoppedAt ?? clock.pausedAt ?? now;
  if (unit === 'h' || unit === 'min') return toMs(clock.dueAt) - toMs(at);
  // the days of (the day before, the due day] that count are those whose end lies ahead
  const from = max(addDays(dayOf(at), -1), dayOf(clock.startedAt));
  const last = dueDay(clock.dueAt);
  return unit === 'wd' ? calendar.workdaysBetween(from, last) : daysBetween(from, last);
}

/**
 * Gives the clock its one extension, with a reason.
 * Refused: `clock_already_extended`, `clock_expired`, `clock_reason_missing`.
 */
export function extendClock(
  clock: ExtensibleClock,
  extension: { n: number; unit: PeriodUnit; reason: string; at: Instant },
  calendar: WorkCalendar,
): { clock: ExtensibleClock } | { rejection: Rejection } {
  const refuse = (status: 409 | 422, code: string, message: string) => ({
    rejection: { status, code, message },
  });
  if (clock.extension) return refuse(409, 'clock_already_extended', refusalMessages.extendedBefore);
  if (extension.at >= clock.dueAt && clock.pausedAt === undefined)
    return refuse(409, 'clock_expired', refusalMessages.limitPassed);
  if (!extension.reason.trim()) return refuse(422, 'clock_reason_missing', refusalMessages.reasonMissing);
  return { clock: { ...clock, dueAt: later(clock.dueAt, extension.n, extension.unit, calendar), extension } };
}

/**
 * The end of a period after it stood during `pause`; open where the calendar lacks the year. A stop after the end changes
 * nothing: the time was already used up.
 */
export function shiftedEnd(
  period: Pick<StatutoryClock, 'startedAt' | 'dueAt'>,
  pause: Pause,
  unit: PeriodUnit,
  calendar: WorkCalendar,
): Instant {
  const { dueAt, startedAt } = period;
  const from = pause.from > startedAt ? pause.from : startedAt;
  if (isOpen(dueAt) || from >= dueAt || from >= pause.to) return dueAt;
  return orOpen(() => shift(period, { from, to: pause.to }, unit, calendar));
}

/** Times something stood, each moment once, in order. */
export function merged(pauses: readonly Pause[]): Pause[] {
  const whole: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = whole.at(-1);
    if (last && pause.from <= last.to) last.to = pause.to > last.to ? pause.to : last.to;
    else whole.push({ ...pause });
  }
  return whole;
}

/** The end of a clock after it stood during `pause`. */
function shift(
  clock: Pick<StatutoryClock, 'startedAt' | 'dueAt'>,
  pause: Pause,
  unit: PeriodUnit,
  calendar: WorkCalendar,
): Instant {
  if (unit === 'h' || unit === 'min')
    return addMs(clock.dueAt, Math.max(0, toMs(pause.to) - toMs(pause.from)));
  // the days at whose end it stood: from the day of the stop to the day before it ran again
  const before = max(addDays(dayOf(pause.from), -1), dayOf(clock.startedAt));
  const last = addDays(dayOf(pause.to), -1);
  if (last <= before) return clock.dueAt;
  const stood = unit === 'wd' ? calendar.workdaysBetween(before, last) : daysBetween(before, last);
  return later(clock.dueAt, stood, unit, calendar);
}

/** A deadline `n` units later. */
function later(dueAt: Instant, n: number, unit: PeriodUnit, calendar: WorkCalendar): Instant {
  if (n === 0) return dueAt;
  if (unit === 'h') return addMs(dueAt, n * HOUR_MS);
  if (unit === 'min') return addMs(dueAt, n * MINUTE_MS);
  return endOfDay(unit === 'wd' ? calendar.addWorkdays(dueDay(dueAt), n) : addDays(dueDay(dueAt), n));
}

function max(a: Day, b: Day): Day {
  return a > b ? a : b;
}
