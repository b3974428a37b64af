/** What everything in the house is made of: values, places, people. */

/** A JSON value. Everything a case holds is one. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Money as a whole number of fen 分 (1 元 = 100 分). */
export type Fen = number;

/** A moment as ISO 8601 in UTC with milliseconds, `2026-03-02T01:00:00.000Z`; sorts as text. */
export type Instant = string;

/** A calendar day of Beijing time, `2026-03-02`. */
export type Day = string;

/** A FEEL expression as text. */
export type Feel = string;

/**
 * A region 区划 code. Its length tells the level: 2 province, 4 city, 6 county, 9 township,
 * 12 village, 15 group; a region's ancestors are the prefixes of its code.
 */
export type RegionCode = string;

/** Who acts. `user` is null for the public, `system` for timers, effects and schedules. */
export interface Actor {
  user: string | null;
  name: string;
  positions: Position[];
}

/** One role 岗位 held at one region. */
export interface Position {
  role: string;
  region: RegionCode;
}

/** Where a case comes from that another one opened, and what that one wants to hear of its end. */
export interface OpenedBy {
  case: string;
  /** 1 for a case opened by one that somebody handed in, one more for each further link. */
  depth: number;
  /** The message it is told with; absent where it does not wait. */
  answer?: string;
  /** What it is told beside the outcome, by name: FEEL over the data of the case that ends. */
  result?: Record<string, Feel>;
}

/** The campaign 批次 a case belongs to: written once, on the case, when it begins. */
export interface Membership {
  /** `<case>~<campaign>`, or the id of a campaign that no case holds. */
  of: string;
  /** Its row; a campaign has one case a row. */
  row: string;
  /** `of`, and the campaigns that the case above belongs to: a round finds the villages of its counties. */
  line: string[];
  /** Until when it should be there. */
  due?: Instant;
  /** When who has it is reminded before. */
  remind?: Instant[];
  /** Every so many working days afterwards, while it is late. */
  dun?: number;
  /** Roles that may let it off 免办. */
  waive?: string[];
  /** The schedule 定期 that began it and the day it is for; `late`: it was begun later than it should have been. */
  scheduled?: { name: string; label: string; day: Day; late?: true };
}

/** Where a case stands for its campaign. `new`: nobody has done anything yet. */
export type Standing = 'new' | 'working' | 'returned' | 'submitted' | 'done' | 'zero' | 'waived';

/** What can be done to a fund account. */
export type FundOp =
  | 'open'
  | 'advance'
  | 'top_up'
  | 'carry_over'
  | 'commit'
  | 'spend'
  | 'commit_spend'
  | 'release'
  | 'reverse'
  | 'settle'
  | 'block'
  | 'unblock';

/** `min` minutes and `h` hours are exact; `wd` working days 工作日; `cd` calendar days 自然日. */
export type PeriodUnit = 'min' | 'h' | 'wd' | 'cd';
