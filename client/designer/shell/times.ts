/** Moments in the office's words, in Beijing time. */
import { describeDate, describeMonthDay } from '../../../core/time/describe.ts';
import { dayOf, timeOf } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/vocabulary.ts';
import { useNow } from '../../api/use-now.ts';

/** `2026年3月2日` */
export function dayWords(instant: Instant): string {
  return describeDate(dayOf(instant));
}

/** `10:32` of the same day, else with the day. */
function momentWords(instant: Instant, now: Instant): string {
  const time = timeOf(instant);
  if (dayOf(instant) === dayOf(now)) return time;
  const sameYear = dayOf(instant).slice(0, 4) === dayOf(now).slice(0, 4);
  return `${sameYear ? describeMonthDay(dayOf(instant)) : dayWords(instant)} ${time}`;
}

/** `momentWords` as seen now. */
export function useMoment(): (instant: Instant) => string {
  const now = useNow();
  return (instant) => momentWords(instant, now);
}
