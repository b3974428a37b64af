/** What is kept in a world beside its processes: rows of a few tables, found by their ids and by a few fields. */
import type { FundAccount } from '../fund/types.ts';
import type { Actor, Case, Day, Instant, Json, JsonObject, RegionCode } from '../vocabulary.ts';

/** A case with its region and all above it: lists limited to an area. */
export interface CaseRow extends Case {
  scope: RegionCode[];
}

/** A dated row of a ledger 台账. */
export interface LedgerRow {
  id: string;
  /** Counts up with what its case asked for: an older row never replaces a newer one. */
  rev: number;
  ledger: string;
  case: string;
  caseNo: string;
  data: JsonObject;
  keys: string[];
  from: Day;
  to: Day | null;
  region: RegionCode;
  scope: RegionCode[];
  /** Why it was entered; `follows` is the row whose place it took. */
  entry?: { reason: string; follows?: string };
  /** Why and by which case it was ended; `by` is the effect that did, `changed` that another row took its place. */
  exit?: { reason: string; case: string; caseNo: string; by: string; changed?: true };
}

/** Whether a row is in force on a day; one that ends before it begins never was. */
export function inForce({ from, to }: Pick<LedgerRow, 'from' | 'to'>, day: Day): boolean {
  return from <= day && (to === null || to >= day);
}

/** A message to the holders of posts. */
export interface MessageRow {
  id: string;
  to: string[];
  /** What the in-box says. */
  text: string;
  case: string;
  /** The text it was filled in from, and the version of the definition that has it; absent for what was said as it is. */
  template?: string;
  version?: number;
  /** What was heard and who acted, where the text speaks of them. */
  event?: Json;
  by?: Actor;
  data: JsonObject;
  at: Instant;
}

/** A document 文书 issued by a case. */
export interface DocumentRow {
  id: string;
  case: string;
  document: string;
  title: string;
  number: string | null;
  body: string[];
  at: Instant;
}

/** Every table and its rows. */
export interface Tables {
  cases: CaseRow;
  ledger: LedgerRow;
  funds: FundAccount;
  messages: MessageRow;
  documents: DocumentRow;
}

export type TableName = keyof Tables;

/** Which rows of a table are wanted. */
export interface RowQuery {
  /** Fields, by dotted path, and the value each has, or any of several; a field that holds a list matches by any of its elements. */
  where: Record<string, string | number | { in: string[] }>;
  sort?: { by: string; dir: 1 | -1 };
  /** Only what comes after this row in that order. */
  after?: { value: string; id: string };
  limit: number;
}

/** A row to be kept: replaced by a newer one where rows have a `rev`, else kept once. */
export type RowPut =
  | { table: 'ledger'; row: LedgerRow }
  | { table: 'messages'; row: MessageRow }
  | { table: 'documents'; row: DocumentRow };
