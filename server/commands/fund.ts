/** An operation on a fund account that an administrator or a seed story orders, not a case. */
import type { FundRequest, FundResult } from '../../core/fund/types.ts';
import type { FundOp, JsonObject, RegionCode } from '../../core/vocabulary.ts';
import { NotCarried } from '../../core/world/carrier.ts';
import { fundRequest, onAccount as operated } from '../../core/fund/on-account.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';

/** What is asked of the account. */
export function request({ clock }: Context, id: string, op: FundOp, data: JsonObject): FundRequest {
  return fundRequest(clock.now(), id, op, data);
}

/** Carries it out. @throws 409 when too many want the account at once */
export async function onAccount(
  context: Context,
  fund: string,
  region: RegionCode,
  ask: FundRequest,
): Promise<FundResult> {
  try {
    return await doInTime(operated(context.worldOf(context), fund, region, ask));
  } catch (error) {
    if (error instanceof NotCarried) throw errors.conflict();
    throw error;
  }
}
