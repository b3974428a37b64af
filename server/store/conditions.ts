import type { Condition, Query, Scalar } from './types.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** A condition that is not a plain value. */
type ObjectCondition = Exclude<Condition, string | number | boolean | null>;

/** Tells `{ in: … }`, `{ gt: … }` … from a plain value. */
export function isObjectCondition(condition: Condition): condition is ObjectCondition {
  return condition !== null && typeof condition === 'object';
}

/** The values a path may equal, each once; null when the condition is not about equality. */
export function equalValues(condition: Condition | undefined): Scalar[] | null {
  if (condition === undefined) return null;
  if (!isObjectCondition(condition)) return [condition];
  return 'in' in condition ? [...new Set(condition.in)] : null;
}

/** Whether the condition is one stretch of the sort order. */
export function isRange(condition: Condition | undefined): boolean {
  return (
    condition !== undefined && isObjectCondition(condition) && !('in' in condition) && !('not' in condition)
  );
}

/** The page length a query asks for, kept within 1…1000. */
export function pageLimit(query: Query): number {
  return Math.max(1, Math.min(MAX_LIMIT, Math.floor(query.limit ?? DEFAULT_LIMIT)));
}

/** The path a query is sorted by; undefined when by `_id` alone. */
export function sortPath(query: Query): string | undefined {
  return query.sort === undefined || query.sort.by === '_id' ? undefined : query.sort.by;
}
