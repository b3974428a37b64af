/** What a case would ask of an account, asked for training: the account keeps its own rules. */
import { randomUUID } from 'node:crypto';
import type { FundOp } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { onAccount, request } from './fund.ts';
import { HttpError } from '../errors.ts';
import { messages } from './messages.ts';

/** Carries out one operation on an account of the family. @throws 409 where the account refuses */
export async function askFund(
  context: Context,
  { op, account, amount = 0, ref = '' }: { op: FundOp; account: string; amount?: number; ref?: string },
): Promise<void> {
  const { fund } = context.registry.setting();
  const asked = request(context, `training:${randomUUID()}`, op, { amount, ref });
  const result = await onAccount(context, fund, account, asked);
  if (!result.ok)
    throw new HttpError(409, result.reason, messages.fundMisused, undefined, { available: result.available });
}
