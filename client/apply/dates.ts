/** Moments as the apply pages say them. */
import { dayOf, timeOf } from '../../core/time/instant.ts';
import { describeDate, describeDeadline, describeMonthDay } from '../../core/time/describe.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { words } from '../words.ts';

/** `3月2日 10:32`; today only the time. */
export function shortMoment(at: Instant, now: Instant): string {
  const time = timeOf(at);
  if (dayOf(at) === dayOf(now)) return words.common.todayAt(time);
  return `${describeMonthDay(dayOf(at))} ${time}`;
}

export { describeDeadline };

/** `2026年3月2日`. */
export function dayText(at: Instant): string {
  return describeDate(dayOf(at));
}

/** The device's own clock, `10:32`. */
export function clockTime(date: Date): string {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
