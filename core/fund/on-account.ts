/** An operation on an account as it stands in a world: the pure reducer over compare-and-set. */
import { NotCarried } from '../world/carrier.ts';
import type { Rows, World } from '../world/port.ts';
import { wait, type Work } from '../world/work.ts';
import { dayOf } from '../time/instant.ts';
import type { FundOp, Instant, JsonObject, RegionCode } from '../vocabulary.ts';
import { newAccount, operate } from './account.ts';
import type { FundAccount, FundRequest, FundResult } from './types.ts';
import { accountFor, blockedElsewhere, yearOf } from './year.ts';

/** How often a lost race for an account is tried again; every loser has seen a winner, so this is a queue's length. */
const TRIES = 200;

/** More years than an office has accounts of. */
const MOST_YEARS = 200;

/** What an operation asks of an account. */
export function fundRequest(at: Instant, id: string, op: FundOp, data: JsonObject): FundRequest {
  const { amount, ref, case_no: caseNo, limit } = data;
  return {
    id,
    op,
    data,
    at,
    amount: Number(amount ?? 0),
    ref: String(ref ?? ''),
    caseNo: String(caseNo ?? ''),
    // a limit that is not known allows nothing
    ...(limit === undefined ? {} : { limit: typeof limit === 'number' ? limit : 0 }),
  };
}

/** Every account an office has, one a year. */
export function* accountsOf(world: Rows, family: string, region: RegionCode): Work<FundAccount[]> {
  return yield* wait(world.find('funds', { where: { fund: family, region }, limit: MOST_YEARS }));
}

/** One operation on the account of a region: decided on what is there, kept only if that has not changed. */
export function* onAccount(
  world: World,
  family: string,
  region: RegionCode,
  ask: FundRequest,
): Work<FundResult> {
  const thisYear = Number(dayOf(world.now()).slice(0, 4));
  for (let n = 0; n < TRIES; n += 1) {
    const accounts = yield* accountsOf(world, family, region);
    const there = accountFor(accounts, ask, thisYear);
    const account = there ?? newAccount(family, region, yearOf(ask.data, thisYear));
    const result = operate(account, ask, blockedElsewhere(accounts, account));
    if (result.ok && result.repeated) return result;
    // there is nothing to free, nor a refusal to remember, where there is no account
    if (!there && (!result.ok || ask.op === 'release')) return result;
    if (!result.account) return result;
    const entries = result.ok ? result.entries : [];
    if (yield* wait(world.changeAccount(there, result.account, entries))) return result;
  }
  throw new NotCarried(`too many want the account of ${region}`);
}
