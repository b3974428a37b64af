/** What a decision may know beyond the case. Nothing is fetched from here: what is not at hand is asked for (`ask.ts`). */
import type { WorkCalendar } from '../time/calendar.ts';
import type { Day, Instant, Json, RegionCode } from '../vocabulary.ts';
import type { LookupQuery } from './lookups.ts';

/** What lies at hand at every moment. */
export interface FactsAtHand {
  now: Instant;
  calendar: WorkCalendar;
  /** The value of a parameter by its store key, for a region on a day; undefined where the store has none. */
  param(key: string, region: RegionCode, day: Day): Json | undefined;
  /** The name of a region; its code where it has none. */
  regionName(region: RegionCode): string;
  /** Id of the case a Start opens. */
  newCaseId: string;
  /** What that case is to know of `behaviours.ts`, where it is not that of today: a replay begins it as it began then. */
  behaviour?: number;
}

/** The facts of one decision. */
export interface DecisionFacts extends FactsAtHand {
  /** The rows, or the account, that a look-up finds before its own condition. */
  answer(query: LookupQuery): Json;
}
