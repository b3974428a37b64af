/** What an account holds, for who watches over a training. */
import { fundFacts } from '../../core/fund/facts.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { JsonObject, RegionCode } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { FundDoc } from '../store/documents.ts';

/** What this year's account of a street holds; null where there is none. */
export async function readAccount(
  { store, clock }: Context,
  fund: string,
  region: RegionCode,
): Promise<JsonObject | null> {
  const year = dayOf(clock.now()).slice(0, 4);
  const account = await store.get<FundDoc>('funds', `${fund}:${region}:${year}`);
  return account && fundFacts(account);
}
