/** How an effect went, heard by the machine. What nothing listens to any more must not stay as it is: money is freed again. */
import type { FundAsked, JsonObject } from '../vocabulary.ts';
import type { Answer } from './commands.ts';
import type { Run } from './run.ts';

/** Takes the answer of an effect. */
export function answer(run: Run, { effect, event, data }: Answer): void {
  run.emit('answer.received', { data: { effect, event, answer: data } });
  if (run.hear({ type: event, data })) return;
  if (event === 'FUND_RESERVED')
    for (const asked of run.case.funds ?? []) if (asked.effect === effect) free(run, asked, asked.amount);
  if (event === 'FUND_SPENT') run.incident('资金已支付,但本件已不在等待支付的环节,请核对', { effect });
}

/** Remembers which account was asked for money. */
export function asked(
  run: Run,
  effect: string,
  account: { fund: string; region: string; data: JsonObject },
): void {
  const { fund, region, data } = account;
  const year = typeof data.year === 'number' ? { year: data.year } : {};
  const others = (run.case.funds ?? []).filter(
    (other) => other.fund !== fund || other.region !== region || other.year !== year.year,
  );
  run.case.funds = [...others, { fund, region, ...year, effect, amount: Number(data.amount ?? 0) }];
}

/** Frees whatever the case may have set aside: it ends here. */
export function freeAll(run: Run): void {
  for (const account of run.case.funds ?? []) free(run, account);
}

/** Frees an amount, or all that is held. */
function free(run: Run, { fund, region, year }: FundAsked, amount?: number): void {
  const data: JsonObject = {
    ...(year === undefined ? {} : { year }),
    ...(amount === undefined ? {} : { amount }),
    ref: run.case.id,
    case_no: run.case.caseNo,
  };
  run.effect({ kind: 'fund', op: 'release', fund, region, answer: false, data });
}

/** What is told of a link to another case that leads nowhere. */
export function lostLink(kind: 'open' | 'send' | 'tell'): string {
  if (kind === 'open') return '应当开立的关联办件没有开成,请人工处理';
  return kind === 'send'
    ? '发给关联办件的通知没有送达,请人工核对'
    : '办结结果没有送达发起本件的办件,请人工核对';
}
