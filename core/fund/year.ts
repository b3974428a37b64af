/** Which year's account an operation belongs to. */
import type { FundOp, JsonObject } from '../vocabulary.ts';

/** Operations that belong to the account on which the case has money, also after the year has turned. */
const FOLLOWS_REF: ReadonlySet<FundOp> = new Set(['spend', 'release', 'reverse', 'block', 'unblock']);

/**
 * Years to look in, best first: the one the operation names (`data.year`), else this year; what follows a commitment
 * is looked for in last year's account too. The account that knows the case is taken, else the first.
 */
export function yearsFor(op: FundOp, data: JsonObject, thisYear: number): number[] {
  if (typeof data.year === 'number' && Number.isInteger(data.year)) return [data.year];
  return FOLLOWS_REF.has(op) ? [thisYear, thisYear - 1] : [thisYear];
}
