/** Periods of notices in words. */
import type { WorkCalendar } from '../../core/time/calendar.ts';
import { yearOf } from '../../core/time/day.ts';
import { describeDate, describeDue, describeMonthDay } from '../../core/time/describe.ts';
import { dayOf, dueDay, endOfDay, timeOf } from '../../core/time/instant.ts';
import type { Day, Instant } from '../../core/vocabulary.ts';
import { messages } from './messages.ts';

/** What "now" and "workday" mean to a page. */
export interface PageClock {
  now: Instant;
  calendar: WorkCalendar;
}

/** `2026年3月2日至3月5日`, the second year only where it differs, the time only where it does not end at 24:00. */
export function describeSpan(from: Instant, to: Instant): string {
  const [first, last] = [dayOf(from), dueDay(to)];
  const time = endOfDay(last) === to ? '' : timeOf(to);
  if (first === last && time === '') return describeDate(first);
  return messages.notice.to(describeDate(first), withoutYear(last, first) + time);
}

/** `还剩2个工作日`, `今天截止`; null when it is over. The date stands in the period beside it. */
export function remaining(to: Instant, { now, calendar }: PageClock): string | null {
  if (now >= to) return null;
  if (dueDay(to) === dayOf(now)) return messages.notice.lastDay;
  return describeDue(to, now, calendar).replace(/\(.*\)$/, '');
}

function withoutYear(day: Day, beside: Day): string {
  return yearOf(day) === yearOf(beside) ? describeMonthDay(day) : describeDate(day);
}
