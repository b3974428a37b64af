/**
 * A date that is not known yet 待定: the calendar of working days lacks the year it falls in. It stands as a moment that
 * never comes, so that whatever waits for it waits, and is counted as soon as the calendar is there.
 */
import type { Instant } from '../basics.ts';

/** The moment of a date that is open; sorts behind every other, and is never due. */
export const OPEN_END: Instant = '9999-12-31T15:59:59.999Z';

/** Whether a date is still open. */
export function isOpen(at: Instant): boolean {
  return at === OPEN_END;
}

/** The date where it is known. */
export function knownDate(at: Instant): Instant | null {
  return isOpen(at) ? null : at;
}
