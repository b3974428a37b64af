/** Rows found by their keys, as look-ups read them. */
import type { RowQuery } from './rows.ts';

/** Rows of one household's history; more is not a household. */
const MAX_ROWS = 500;

/** Keys of one query; more is not a household either. */
const MAX_KEYS = 200;

/** The rows that carry any of these keys. */
export function carrying(keys: string[]): RowQuery {
  return { where: { keys: { in: keys.slice(0, MAX_KEYS) } }, limit: MAX_ROWS };
}

/** In the order of their days, those of one day by their ids. */
export function inOrder<T extends { id: string }>(rows: T[], day: (row: T) => string): T[] {
  return rows.toSorted((a, b) => compare(day(a), day(b)) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
