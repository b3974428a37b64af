/** Periods of notices in words. */
import type { NoticeItem } from '../../core/api.ts';
import type { WorkCalendar } from '../../core/time/calendar.ts';
import { yearOf } from '../../core/time/day.ts';
import { describeDate, describeLeft, describeMonthDay } from '../../core/time/describe.ts';
import { dayOf, dueDay, endOfDay, timeOf } from '../../core/time/instant.ts';
import type { Day, Instant } from '../../core/vocabulary.ts';
import { messages } from './messages.ts';

/** What "now" and "workday" mean to a page. */
export interface PageClock {
  now: Instant;
  calendar: WorkCalendar;
}

/** `2026年3月2日至3月5日`, the second year only where it differs, the time only where it does not end at 24:00. */
export function describeSpan(from: Instant, to: Instant | null): string {
  if (to === null) return messages.notice.fromOpen(describeDate(dayOf(from)));
  const [first, last] = [dayOf(from), dueDay(to)];
  const time = endOfDay(last) === to ? '' : timeOf(to);
  if (first === last && time === '') return describeDate(first);
  return messages.notice.to(describeDate(first), withoutYear(last, first) + time);
}

/** Whether the period of a notice is over by the clock, not by when a timer has run. */
export function isOver(notice: Pick<NoticeItem, 'ended' | 'suspended' | 'endsAt'>, now: Instant): boolean {
  return notice.ended || (!notice.suspended && notice.endsAt !== null && now >= notice.endsAt);
}

/** `还剩2个工作日`, `今天截止`; null when it is over. The date stands in the period beside it. */
export function remaining(to: Instant, { now, calendar }: PageClock): string | null {
  if (now >= to) return null;
  if (dueDay(to) === dayOf(now)) return messages.notice.lastDay;
  return describeLeft(to, now, calendar);
}

function withoutYear(day: Day, beside: Day): string {
  return yearOf(day) === yearOf(beside) ? describeMonthDay(day) : describeDate(day);
}
