/** What a case asked of accounts, and what becomes of it when nobody waits for it any more. */
import type { Answer } from '../../engine/commands.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import type { JsonObject } from '../../vocabulary.ts';
import { words } from './messages.ts';
import { fundSlot, type FundAsked } from './state.ts';

/** Remembers which account was asked for money. */
export function asked(
  run: DecisionDraft,
  effect: string,
  account: { fund: string; region: string; data: JsonObject },
): void {
  const { fund, region, data } = account;
  const year = typeof data.year === 'number' ? { year: data.year } : {};
  const others = fundSlot
    .of(run.case)
    .filter((other) => other.fund !== fund || other.region !== region || other.year !== year.year);
  fundSlot.put(run.case, [...others, { fund, region, ...year, effect, amount: Number(data.amount ?? 0) }]);
}

/** Frees whatever the case may have set aside: it ends here. */
export function freeAll(run: DecisionDraft): void {
  for (const account of fundSlot.of(run.case)) free(run, account);
}

/** Frees an amount, or all that is held. */
function free(run: DecisionDraft, { fund, region, year }: FundAsked, amount?: number): void {
  const data: JsonObject = {
    ...(year === undefined ? {} : { year }),
    ...(amount === undefined ? {} : { amount }),
    ref: run.case.id,
    case_no: run.case.caseNo,
  };
  run.effect({ kind: 'fund', op: 'release', fund, region, answer: false, data });
}

/** An answer that nothing listened to: what was set aside is free again, what was spent somebody must look at. */
export function unheard(run: DecisionDraft, { effect, event }: Answer): void {
  if (event === 'FUND_RESERVED')
    for (const asked of fundSlot.of(run.case)) if (asked.effect === effect) free(run, asked, asked.amount);
  if (event === 'FUND_SPENT') run.incident(words.spentUnheard, { effect });
}
