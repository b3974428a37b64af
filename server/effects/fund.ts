/** Fund accounts in the store: the pure reducer, compare-and-set, statement lines through the account's own outbox. */
import { answerOf } from '../../core/fund/answer.ts';
import {
  newAccount,
  operate,
  type FundAccount,
  type FundRequest,
  type FundResult,
} from '../../core/fund/account.ts';
import { fundFacts } from '../../core/fund/facts.ts';
import { yearsFor } from '../../core/fund/year.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Effect, FundOp, JsonObject, RegionCode } from '../../core/vocabulary.ts';
import { execute } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { CaseDoc, FundDoc } from '../store/documents.ts';
import { commitAccount } from '../store/commit-account.ts';
import { raiseIncident } from './incidents.ts';

/** How often a lost race for an account is tried again; every loser has seen a winner, so this is a queue's length. */
const TRIES = 200;

/** Carries out a fund effect. True when it was answered (and so taken out of the box by the answer). */
export async function fundEffect(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'fund' },
): Promise<boolean> {
  const result = await onAccount(
    context,
    effect.fund,
    effect.region,
    request(context, effect.id, effect.op, effect.data),
  );
  if (!result.ok) context.log.info({ effect, reason: result.reason }, 'a fund operation was refused');
  if (!effect.answer) {
    if (!result.ok)
      await raiseIncident(context, doc.id, `fund:${effect.id}`, '资金账户没有接受这笔操作,请核对', {
        fund: effect.fund,
        region: effect.region,
        op: effect.op,
        reason: result.reason,
      });
    return false;
  }
  const outcome = await execute(context, doc.id, {
    type: 'Answer',
    effect: effect.id,
    ...answerOf(effect.op, result),
  });
  // it stays in the box, and what was asked for after it waits: the case must hear its answers in order
  if (!outcome.ok) throw new Error(`the answer of ${effect.id} was refused: ${outcome.rejection.code}`);
  return true;
}

/** What an effect asks of the account. */
export function request(context: Context, id: string, op: FundOp, data: JsonObject): FundRequest {
  const { amount, ref, case_no: caseNo, limit } = data;
  return {
    id,
    op,
    data,
    at: context.clock.now(),
    amount: Number(amount ?? 0),
    ref: String(ref ?? ''),
    caseNo: String(caseNo ?? ''),
    ...(typeof limit === 'number' ? { limit } : {}),
  };
}

/** One operation on the account of a street: decided on what is there, written only if that has not changed. */
export async function onAccount(
  context: Context,
  fund: string,
  region: RegionCode,
  ask: FundRequest,
): Promise<FundResult> {
  for (let n = 0; n < TRIES; n += 1) {
    const stored = await find(context, fund, region, ask);
    const [year] = yearsFor(ask.op, ask.data, yearOf(context)) as [number];
    const result = operate(stored ?? newAccount(fund, region, year), ask);
    if (result.ok && result.repeated) return result;
    // there is nothing to free, nor a refusal to remember, where there is no account
    if (!stored && (!result.ok || ask.op === 'release')) return result;
    if (
      !result.account ||
      (await commitAccount(
        context.store,
        stored,
        withoutKeeping(result.account),
        result.ok ? result.entries : [],
      ))
    )
      return result;
  }
  throw errors.conflict();
}

async function find(
  context: Context,
  fund: string,
  region: RegionCode,
  ask: FundRequest,
): Promise<FundDoc | null> {
  const ids = yearsFor(ask.op, ask.data, yearOf(context)).map((year) => `${fund}:${region}:${year}`);
  const accounts = await context.store.getMany<FundDoc>('funds', ids);
  return accounts.find((account) => account?.refs[ask.ref]) ?? accounts[0] ?? null;
}

function yearOf({ clock }: Context): number {
  return Number(dayOf(clock.now()).slice(0, 4));
}

/** What this year's account of a street holds; null where there is none. */
export async function readAccount(
  context: Context,
  fund: string,
  region: RegionCode,
): Promise<JsonObject | null> {
  const account = await context.store.get<FundDoc>('funds', `${fund}:${region}:${yearOf(context)}`);
  return account && fundFacts(account);
}

/** The account alone: what only the store needs is put on anew by every write. */
function withoutKeeping(account: FundAccount): FundAccount {
  const { outbox: _outbox, boxed: _boxed, ...rest } = account as FundAccount & Partial<FundDoc>;
  return rest as FundAccount;
}
