/**
 * What carries a world: the store of a server, or the memory of a simulation. Everything that a case causes and looks up
 * is written once, over this port (`carry.ts`, `lookups.ts`).
 */
import type { WorkCalendar } from '../time/calendar.ts';
import type { Day, Instant, Json, RegionCode } from '../vocabulary.ts';
import type { RowQuery, TableName, Tables } from './rows.ts';
import type { Later } from './work.ts';

/** Time and what rarely changes: always at hand. */
export interface Surroundings {
  now(): Instant;
  calendar(): WorkCalendar;
  /** The value of a parameter by its store key at a region on a day; undefined where there is none. */
  param(key: string, region: RegionCode, day: Day): Json | undefined;
  /** The name of a region; its code where it has none. */
  regionName(region: RegionCode): string;
}

/** Rows to be read. Callers do not change them. */
export interface Rows {
  get<T extends TableName>(table: T, ids: string[]): Later<(Tables[T] | null)[]>;
  find<T extends TableName>(table: T, query: RowQuery): Later<Tables[T][]>;
}
