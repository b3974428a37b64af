/** How a fund operation is answered to the case that asked for it. */
import type { FundResult } from './types.ts';
import type { FundOp, JsonObject } from '../vocabulary.ts';

/** The event the machine hears. */
export function answerOf(op: FundOp, result: FundResult): { event: string; data: JsonObject } {
  if (!result.ok)
    return { event: 'INSUFFICIENT', data: { reason: result.reason, available: result.available } };
  return { event: op === 'commit_spend' ? 'FUND_SPENT' : 'FUND_RESERVED', data: {} };
}
