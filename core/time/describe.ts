/** Days, moments and deadlines in Chinese words, as the queues and notices show them. Beijing time throughout. */
import type { Day, Instant } from '../vocabulary.ts';
import { CalendarError, type WorkCalendar } from './calendar.ts';
import { daysBetween, weekdayOf, yearOf } from './day.ts';
import { dayOf, dueDay, endOfDay, HOUR_MS, isInstant, MINUTE_MS, timeOf, toMs } from './instant.ts';
import { signs } from '../signs/messages.ts';
import { messages } from './messages.ts';
import type { Period } from './period.ts';

/** `2026年3月2日`. */
export function describeDate(day: Day): string {
  return messages.date(yearOf(day), describeMonthDay(day));
}

/** `3月2日`. */
export function describeMonthDay(day: Day): string {
  return messages.monthDay(Number(day.slice(5, 7)), Number(day.slice(8)));
}

/** `2026年3月2日 周一`. */
export function describeDay(day: Day): string {
  return `${describeDate(day)} ${messages.weekdays[weekdayOf(day) - 1]}`;
}

/**
 * Days of one year, those that follow one another taken together: `1月1日至3日`, `9月30日至10月7日`, `2月14日 周六`.
 *
 * @param days in any order, none twice.
 */
export function describeDays(days: readonly Day[]): string[] {
  const runs: [first: Day, last: Day][] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run && daysBetween(run[1], day) === 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([first, last]) => {
    if (first === last) return `${describeMonthDay(first)} ${messages.weekdays[weekdayOf(first) - 1]}`;
    const sameMonth = first.slice(0, 7) === last.slice(0, 7);
    return messages.run(
      describeMonthDay(first),
      sameMonth ? messages.dayOfMonth(Number(last.slice(8))) : describeMonthDay(last),
    );
  });
}

/** `2026年3月2日 周一 09:05`. */
export function describeInstant(instant: Instant): string {
  return `${describeDay(dayOf(instant))} ${timeOf(instant)}`;
}

/** A deadline: `2026年3月2日 周一`, with its time where it is not 24:00; `待定` while it is open. */
export function describeDeadline(due: Instant | null): string {
  if (due === null) return messages.open;
  return isDayEnd(due) ? describeDay(dueDay(due)) : describeInstant(due);
}

/** `3个工作日`, `10天`, `24小时`, `30分钟`, `截至2026年12月10日`. */
export function describePeriod(period: Period): string {
  if (!('until' in period))
    return period.n === 0 ? messages.sameDay : `${period.n}${messages.units[period.unit]}`;
  return messages.until(
    isInstant(period.until) ? describeDeadline(period.until) : describeDate(period.until),
  );
}

/**
 * A deadline as seen now: `还剩2个工作日（3月4日）`, `今天17:00到期`, `还剩14小时（3月3日08:00）`, `已超期1天`; the only place that
 * says one. A date that is open is said to be. The workdays left are those after today up to the due day; where none is left (a weekend lies between) or the
 * calendar lacks the year, calendar days are named instead: a list must not fail because of a missing year.
 */
export function describeDue(due: Instant | null, now: Instant, calendar: WorkCalendar): string {
  if (due === null) return messages.dueOpen;
  const today = dayOf(now);
  const last = dueDay(due);
  if (now >= due) return messages.overdue(overdueBy(due, now));
  if (last === today) {
    // a period in days ends with the day; when an office closes is not known here, so no hour is named
    return messages.dueToday(isDayEnd(due) ? '' : timeOf(due));
  }
  const when =
    (yearOf(last) === yearOf(today) ? describeMonthDay(last) : describeDate(last)) +
    (isDayEnd(due) ? '' : timeOf(due));
  return signs.aside(describeLeft(due, now, calendar), when);
}

/** How long it is to a deadline that is not today: the first half of what `describeDue` says. */
export function describeLeft(due: Instant, now: Instant, calendar: WorkCalendar): string {
  const [today, last] = [dayOf(now), dueDay(due)];
  const hours = Math.floor((toMs(due) - toMs(now)) / HOUR_MS);
  if (hours < 24 && !isDayEnd(due)) return messages.hoursLeft(hours);
  const workdays = workdaysLeft(today, last, calendar);
  return workdays > 0 ? messages.workdaysLeft(workdays) : messages.daysLeft(daysBetween(today, last));
}

/** Calendar days late, hours on the due day itself, minutes within the first hour. */
function overdueBy(due: Instant, now: Instant): string {
  const days = daysBetween(dueDay(due), dayOf(now));
  if (days > 0) return `${days}${messages.units.cd}`;
  const late = toMs(now) - toMs(due);
  return late >= HOUR_MS
    ? `${Math.floor(late / HOUR_MS)}${messages.units.h}`
    : `${Math.max(1, Math.floor(late / MINUTE_MS))}${messages.units.min}`;
}

function workdaysLeft(today: Day, last: Day, calendar: WorkCalendar): number {
  try {
    return calendar.workdaysBetween(today, last);
  } catch (error) {
    if (error instanceof CalendarError) return 0;
    throw error;
  }
}

/** Whether a deadline is 24:00 of a day. */
function isDayEnd(due: Instant): boolean {
  return endOfDay(dueDay(due)) === due;
}
