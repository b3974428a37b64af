/** Moments as inputs of days and times want them. */
import { dayOf, parseInstant, timeOf } from '../../../core/time/instant.ts';

/** `2026-03-02T09:05`, Beijing time; what carries no offset is that already. */
export function localMoment(text: string): string {
  const instant = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? parseInstant(text) : null;
  return instant === null ? text.slice(0, 16) : `${dayOf(instant)}T${timeOf(instant)}`;
}
