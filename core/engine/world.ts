/** What a decision may know beyond the case: loaded before, handed in as data. */
import type { Instant, Json, RegionCode } from '../vocabulary.ts';
import type { WorkCalendar } from '../time/calendar.ts';

export interface World {
  now: Instant;
  calendar: WorkCalendar;
  /** Values of the definition's parameters, by store key, for the case's region at `now`. */
  params: Record<string, Json>;
  /** Answers to the definition's lookups, by their name there. */
  answers: Record<string, Json>;
  /** Names of the case's region and those above it. */
  regionNames: Record<RegionCode, string>;
  /** Id of the case a Start opens. */
  newCaseId: string;
}

/** Levels of roles, by role id; a parametrised role `county_dept:民政` is found under `county_dept`. */
export type RoleLevels = ReadonlyMap<string, RoleLevel>;

export type RoleLevel =
  'province' | 'city' | 'county' | 'township' | 'village' | 'group' | 'external' | 'any';
