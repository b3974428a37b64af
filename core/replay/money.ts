/** The accounts of a replay: each has money enough, and answers what was answered then wherever that is known. */
import { answerOf } from '../fund/answer.ts';
import type { FundAccount, FundEntry } from '../fund/types.ts';
import { newAccount, operate } from '../fund/account.ts';
import { fundRequest } from '../fund/on-account.ts';
import { accountFor, blockedElsewhere, yearOf } from '../fund/year.ts';
import { dayOf } from '../time/instant.ts';
import type { Effect, Fen, Instant, JsonObject } from '../vocabulary.ts';
import type { PastAnswer } from './past.ts';

/** More than any county has, and still a safe whole number. */
const PLENTY: Fen = 1e14;

/** What accounts did for one case. */
export class Money {
  readonly entries: FundEntry[] = [];
  private readonly accounts = new Map<string, FundAccount>();

  constructor(private readonly answers: PastAnswer[]) {}

  /** Carries an operation out; the answer the case hears, and the answer then that it is. */
  carryOut(
    effect: Effect & { kind: 'fund' },
    at: Instant,
  ): { event: string; data: JsonObject; then: PastAnswer | undefined } {
    const { id, op, fund, region, data } = effect;
    const amount = Number(data.amount ?? 0);
    const then = effect.answer ? this.take(op === 'commit' ? 'FUND_RESERVED' : 'FUND_SPENT') : undefined;
    if (then?.event === 'INSUFFICIENT' && !affordable(then, amount))
      return { event: then.event, data: then.data, then };
    const ask = fundRequest(at, id, op, data);
    const thisYear = Number(dayOf(at).slice(0, 4));
    const accounts = [...this.accounts.values()].filter((a) => a.fund === fund && a.region === region);
    const account = accountFor(accounts, ask, thisYear) ?? this.account(fund, region, yearOf(data, thisYear));
    const result = operate(account, ask, blockedElsewhere(accounts, account));
    if (result.account) this.accounts.set(result.account.id, result.account);
    if (result.ok) this.entries.push(...result.entries);
    return { ...answerOf(op, result), then };
  }

  private account(fund: string, region: string, year: number): FundAccount {
    const empty = newAccount(fund, region, year);
    return this.accounts.get(empty.id) ?? { ...empty, open: true, balance: PLENTY, advanced: PLENTY };
  }

  /** The next answer then to a question like this one. */
  private take(granted: string): PastAnswer | undefined {
    const index = this.answers.findIndex(({ event }) => event === granted || event === 'INSUFFICIENT');
    return index < 0 ? undefined : this.answers.splice(index, 1)[0];
  }
}

/** Whether what was refused then for want of money would have been enough for this amount. */
function affordable({ data }: PastAnswer, amount: Fen): boolean {
  return data.reason === 'insufficient' && typeof data.available === 'number' && amount <= data.available;
}
