/** Rules change from a day on: the day a case is judged by. */
import { evaluate } from '../expression/index.ts';
import { dayOf } from '../time/instant.ts';
import { isDay } from '../time/day.ts';
import type { Case, Day, Feel } from '../vocabulary.ts';
import { behaves } from './behaviours.ts';
import type { FactsAtHand } from './facts.ts';
import type { Scope } from './with-name.ts';

/**
 * The day whose values hold for a case: the one the definition names with `asOf`, else the case's own, on which it was
 * handed in 受理日期: what comes into force later does not reach back to it, however late it is corrected or moved to
 * another version. Null where the named day is not known; then nothing holds.
 */
export function ruleDay(asOf: Feel | undefined, c: Case, facts: FactsAtHand, scope: Scope): Day | null {
  if (asOf === undefined) return dayOf(behaves(c, 'rulesOfItsOwnDay') ? c.startedAt : facts.now);
  const { value } = evaluate(asOf, scope);
  if (typeof value !== 'string') return null;
  if (isDay(value)) return value;
  return Number.isNaN(Date.parse(value)) ? null : dayOf(value);
}
