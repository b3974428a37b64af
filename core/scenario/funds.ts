/** The fund accounts of the pure driver: the same reducer as on the server, in memory. */
import { newAccount, operate, type FundAccount, type FundResult } from '../fund/account.ts';
import { yearsFor } from '../fund/year.ts';
import { dayOf } from '../time/instant.ts';
import type { FundOp, Instant, JsonObject, RegionCode } from '../vocabulary.ts';

export class Funds {
  private readonly accounts = new Map<string, FundAccount>();

  /** An account a scenario finds. */
  preset(fund: string, region: RegionCode, at: Instant, facts: Partial<FundAccount>): void {
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
