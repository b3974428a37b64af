/** Carrying out each operation once: what an account remembers of those that were, by case. */
import type { Fen } from '../vocabulary.ts';
import type { FundAccount, FundHeld, FundReason, FundRequest, FundResult } from './types.ts';

/** How many ids of operations without a case an account remembers; those come from people, who repeat them at once. */
const REMEMBERED = 500;

/** Whether the operation was carried out already; also by the ring of an account from before cases kept their own ids. */
export function carriedOut(account: FundAccount, { id, ref }: FundRequest): boolean {
  return account.done.includes(id) || heldBy(account, ref).done?.includes(id) === true;
}

/** Whether the account has answered the operation, one way or the other. */
export function known(account: FundAccount, request: FundRequest): boolean {
  return carriedOut(account, request) || refusedBefore(account, request) !== undefined;
}

/** The account with the operation noted as carried out. */
export function noted(account: FundAccount, { id, ref, caseNo }: FundRequest): FundAccount {
  const next: FundAccount = {
    ...account,
    seq: account.seq + 1,
    refs: { ...account.refs },
    blocks: [...account.blocks],
  };
  if (ref === '') next.done = [...account.done, id].slice(-REMEMBERED);
  else {
    const held = heldBy(account, ref);
    next.refs[ref] = { ...held, caseNo: held.caseNo || caseNo, done: [...(held.done ?? []), id] };
  }
  return next;
}

/** A case is answered once: what it heard of a commitment it must hear again, even if there is money meanwhile. */
export function refusedFor(
  account: FundAccount,
  { id, op }: FundRequest,
  why: { reason: FundReason; available: Fen },
): FundResult {
  if (op !== 'commit' && op !== 'commit_spend') return { ok: false, ...why };
  return {
    ok: false,
    ...why,
    account: { ...account, seq: account.seq + 1, refused: { ...account.refused, [id]: why } },
  };
}

/** The refusal it was answered with before. */
export function refusedBefore(
  account: FundAccount,
  { id }: FundRequest,
): { reason: FundReason; available: Fen } | undefined {
  return own(account.refused, id);
}

/** What a case has on the account; references come from outside and may be called anything, `constructor` too. */
export function heldBy(account: FundAccount, ref: string): FundHeld {
  return own(account.refs, ref) ?? { committed: 0, spent: 0, caseNo: '' };
}

function own<T>(record: Record<string, T> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
