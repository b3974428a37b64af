/** What an account holds, for who watches over a training. */
import { fundFacts } from '../../core/fund/facts.ts';
import { accountsOf } from '../../core/fund/on-account.ts';
import { blockedElsewhere } from '../../core/fund/year.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { JsonObject, RegionCode } from '../../core/vocabulary.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Context } from '../context.ts';

/** What this year's account of a street holds; null where there is none. */
export async function readAccount(
  context: Context,
  fund: string,
  region: RegionCode,
): Promise<JsonObject | null> {
  const year = Number(dayOf(context.clock.now()).slice(0, 4));
  const accounts = await doInTime(accountsOf(context.worldOf(context), fund, region));
  const account = accounts.find((one) => one.year === year);
  return account ? fundFacts(account, blockedElsewhere(accounts, account)) : null;
}
