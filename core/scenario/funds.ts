/** The fund accounts of the pure driver: the same reducer as on the server, in memory. */
import { newAccount, operate, type FundAccount, type FundResult } from '../fund/account.ts';
import { yearsFor } from '../fund/year.ts';
import { dayOf } from '../time/instant.ts';
import type { FundOp, Instant, JsonObject, RegionCode } from '../vocabulary.ts';
import { paramOf, type County } from './county.ts';
import type { Given } from './types.ts';

export class Funds {
  private readonly accounts: Map<string, FundAccount>;

  /** None, or those of a house this one is a copy of. */
  constructor(before?: Funds) {
    this.accounts = new Map(before?.accounts);
  }

  /** The accounts a scenario finds: each street's advanced in full, unless it says otherwise. */
  open(county: County, given: Given, at: Instant): void {
    const { fund, regions, quota, threshold, limitParam } = county.funds;
    for (const region of regions) {
      const wanted =
        given.fund && Object.hasOwn(given.fund, region) ? given.fund[region] : { balance: quota };
      if (!wanted) continue;
      const limit = limitParam ? paramOf(county, given, limitParam, [], region, dayOf(at)) : undefined;
      const { balance } = wanted;
      const facts = { quota, threshold, balance, advanced: balance };
      this.preset(fund, region, at, { ...facts, ...(typeof limit === 'number' ? { limit } : {}) });
    }
  }

  private preset(fund: string, region: RegionCode, at: Instant, facts: Partial<FundAccount>): void {
    const account = newAccount(fund, region, yearOf(at));
    this.accounts.set(account.id, { ...account, open: true, ...facts });
  }

  /** The account of a year, this one unless told; null where there is none. */
  account(fund: string, region: RegionCode, at: Instant, year = yearOf(at)): FundAccount | null {
    return this.accounts.get(`${fund}:${region}:${year}`) ?? null;
  }

  /** Carries out one operation, or says why not. */
  operate(
    fund: string,
    op: FundOp,
    region: RegionCode,
    data: JsonObject,
    { id, at }: { id: string; at: Instant },
  ): FundResult {
    const { amount, ref, limit, case_no: caseNo } = data;
    const years = yearsFor(op, data, yearOf(at));
    const known = years.map((year) => this.account(fund, region, at, year));
    const account = known.find((a) => a?.refs[String(ref)]) ?? known[0];
    const result = operate(account ?? newAccount(fund, region, years[0] as number), {
      id,
      op,
      data,
      at,
      amount: Number(amount ?? 0),
      ref: String(ref ?? ''),
      caseNo: String(caseNo ?? ''),
      ...(typeof limit === 'number' ? { limit } : {}),
    });
    // nothing is written where there is nothing to free, nor a refusal by an account that is not there
    if (result.account && (account || (result.ok && op !== 'release')))
      this.accounts.set(result.account.id, result.account);
    return result;
  }
}

function yearOf(at: Instant): number {
  return Number(dayOf(at).slice(0, 4));
}
