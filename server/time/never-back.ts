/** The time of a case never goes back, whatever the clock of the machine does: dates and records are read in the order they were written. */
import type { FactsAtHand } from '../../core/engine/facts.ts';
import type { Case, Instant } from '../../core/vocabulary.ts';
import type { CaseDoc } from '../store/documents.ts';

/** A case that may come from the store, or from before it kept when it was last written. */
type Kept = Case & Pick<CaseDoc, 'lastAt'>;

/** What a decision has at hand, at a moment not before the last one written in the case. */
export function notBefore(current: Kept | null, facts: FactsAtHand): FactsAtHand {
  return current ? { ...facts, now: later(current, facts.now) } : facts;
}

/** The moment, or the last one written in the case where that is later. */
export function later(current: Kept, now: Instant): Instant {
  const last = lastOf(current);
  return last > now ? last : now;
}

/** The last moment written in a case. */
function lastOf({ lastAt, startedAt, records, activities }: Kept): Instant {
  if (lastAt !== undefined) return lastAt;
  const known = [startedAt, ...records.map(({ at }) => at), ...activities.map(({ openedAt }) => openedAt)];
  return known.reduce((last, at) => (at > last ? at : last));
}
