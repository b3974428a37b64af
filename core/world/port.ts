/**
 * What carries a world: the store of a server, or the memory of a simulation. Everything that a case causes and looks up
 * is written once, over this port (`carry.ts`, `lookups.ts`).
 */
import type { Opening, Rows as CampaignRows } from '../blocks/campaign/spec.ts';
import type { Command, Start } from '../engine/commands.ts';
import type { CompiledProcess } from '../engine/process.ts';
import type { FundAccount, FundEntry } from '../fund/types.ts';
import type { WorkCalendar } from '../time/calendar.ts';
import type { Case, Day, Instant, Json, JsonObject, RegionCode, Rejection } from '../vocabulary.ts';
import type { RegionLevel } from '../values/region.ts';
import type { CaseRow, RowPut, RowQuery, TableName, Tables } from './rows.ts';
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
  /** How many rows there are of each value of a field. */
  countBy(table: TableName, where: RowQuery['where'], field: string): Later<ReadonlyMap<Json, number>>;
}

/** Whether a command was taken. */
type Outcome = { ok: true } | { ok: false; rejection: Rejection };

/** Something that went wrong outside a case and people must see to; told once by its id. */
export interface Incident {
  id: string;
  message: string;
  data: JsonObject;
}

/** Who holds a post. */
export interface Holder {
  user: string;
  name: string;
}

/** What is opened for the rows of a register. */
export interface RowsOrder {
  id: string;
  /** The case that holds the campaign; null where none does. */
  holder: CaseRow | null;
  rows: CampaignRows;
  opening: Opening;
  /** What it is called, where no case says. */
  label?: string;
  allowance?: number;
}

/** A world in which cases run. */
export interface World extends Surroundings, Rows {
  /** Rows to be kept at once; one that is there already stays, an older one never replaces a newer. */
  put(rows: RowPut[]): Later<void>;
  /** Compare-and-set: false, and nothing kept, when the account is no longer as it was. */
  changeAccount(before: FundAccount | null, after: FundAccount, entries: FundEntry[]): Later<boolean>;
  /**
   * Takes a name for a holder, or in the place of the one it had; answers with who has it then. Atomic: of two who ask for
   * the same name one gets it.
   */
  claim(name: string, holder: string, instead?: string): Later<string>;
  /** Gives a name back, if it is this holder's. */
  unclaim(name: string, holder: string): Later<void>;
  /** The next number of a counter; 1 at first. */
  draw(counter: string): Later<number>;
  /** Who holds one of these posts, `<role>@<region>` or `user:<id>`; null where there are as many as anybody asks for. */
  holders(posts: string[]): Later<Holder[] | null>;
  /** The regions of a level in a region, by code. */
  regionsIn(under: RegionCode, level: RegionLevel): RegionCode[];
  /** Everybody who holds a role in a region, by account. */
  people(role: string, under: RegionCode): Later<(Holder & { region: RegionCode })[]>;
  /** Has a case opened for every row of a register, once by its id: where that takes long the answer does not wait for it. */
  openRows(order: RowsOrder): Later<void>;
  /** The newest version of a process; null where there is none. */
  newest(process: string): CompiledProcess | null;
  /** The version a case runs on. */
  version(c: Case): Later<CompiledProcess>;
  /** Opens a case of the newest version under this id; one that is there already stays. */
  start(process: string, command: Start, id: string): Later<Outcome>;
  /** Has a case decide a command, and carries out what follows. One it has heard before is taken and changes nothing. */
  command(id: string, command: Exclude<Command, Start>): Later<Outcome>;
  /** Tells a case of an incident. Never fails: what went wrong must not make more go wrong. */
  raise(id: string, incident: Incident): Later<void>;
}
