/**
 * A fund account 资金账户 (C22), as a pure reducer. Invariants, whatever the order of operations:
 * `balance = advances + replenishments − spent + reversals`, `available = balance − committed ≥ 0`,
 * a case spends at most what it committed, and once.
 */
import type { Fen, FundOp, RegionCode } from '../vocabulary.ts';
import { remarks } from './remarks.ts';
import type { FundAccount, FundEntry, FundReason, FundRequest, FundResult } from './types.ts';
import { carriedOut, heldBy, noted, refusedBefore, refusedFor } from './once.ts';

/** Blocking cases at which an account is suspended unless it was opened with another number. */
const BLOCK_LIMIT = 3;

/** An account nobody has advanced money to yet. */
export function newAccount(fund: string, region: RegionCode, year: number): FundAccount {
  return {
    id: `${fund}:${region}:${year}`,
    fund,
    region,
    year,
    seq: 0,
    open: false,
    settled: false,
    quota: 0,
    threshold: 0,
    balance: 0,
    committed: 0,
    spent: 0,
    advanced: 0,
    refs: {},
    blocks: [],
    done: [],
    entries: 0,
  };
}

/** Money nobody has a claim on. */
export function available(account: FundAccount): Fen {
  return account.balance - account.committed;
}

/** Whether so many cases block the office that it may not use the account; `elsewhere` are those of its other years. */
export function suspended(account: FundAccount, elsewhere: readonly string[] = []): boolean {
  return blocking(account, elsewhere).size >= (account.blockLimit ?? BLOCK_LIMIT);
}

/** The cases that block an office, each once. */
export function blocking(account: FundAccount, elsewhere: readonly string[] = []): Set<string> {
  return new Set([...account.blocks, ...elsewhere]);
}

/** Carries out one operation, or says why not. `elsewhere` are the cases that block the office in other years' accounts. */
export function operate(
  account: FundAccount,
  request: FundRequest,
  elsewhere: readonly string[] = [],
): FundResult {
  if (carriedOut(account, request)) return { ok: true, account, entries: [], repeated: true };
  const before = refusedBefore(account, request);
  if (before) return { ok: false, ...before };
  const why = refusal(account, request, elsewhere);
  if (why) return refusedFor(account, request, { reason: why, available: available(account) });
  const next = noted(account, request);
  const entries: FundEntry[] = [];
  apply(next, request, (type, amount) => {
    next.entries += 1;
    entries.push({
      id: `${next.id}:${next.entries}`,
      account: next.id,
      no: next.entries,
      at: request.at,
      type,
      amount,
      balance: next.balance,
      committed: next.committed,
      ...(request.ref ? { ref: request.ref, caseNo: request.caseNo } : {}),
      ...remarks(request.data),
    });
  });
  return { ok: true, account: next, entries, repeated: false };
}

const MOVES_MONEY: ReadonlySet<FundOp> = new Set([
  'advance',
  'top_up',
  'carry_over',
  'commit',
  'spend',
  'commit_spend',
  'reverse',
]);

/** What brings money in, as the statement calls it. */
const INCOMING = { advance: '预拨', top_up: '补充', carry_over: '结转' } as const;

function isIncoming(op: FundOp): op is keyof typeof INCOMING {
  return Object.hasOwn(INCOMING, op);
}

function refusal(
  account: FundAccount,
  { op, amount, ref, limit }: FundRequest,
  elsewhere: readonly string[],
): FundReason | null {
  if (MOVES_MONEY.has(op) && !(Number.isSafeInteger(amount) && amount > 0)) return 'bad_amount';
  if (isIncoming(op)) return account.settled ? 'not_open' : null;
  if (op === 'commit' || op === 'commit_spend') {
    if (ref === '') return 'no_case';
    if (!account.open) return 'not_open';
    if (suspended(account, elsewhere)) return 'suspended';
    if (amount > (limit ?? Infinity)) return 'over_limit';
    return available(account) < amount ? 'insufficient' : null;
  }
  const held = heldBy(account, ref);
  if (op === 'spend') return held.committed > 0 && amount <= held.committed ? null : 'nothing_committed';
  if (op === 'settle') return account.committed > 0 ? 'commitments_open' : null;
  if (op === 'reverse') return held.spent >= amount ? null : 'nothing_committed';
  return null;
}

type Book = (type: FundEntry['type'], amount: Fen) => void;

function apply(account: FundAccount, request: FundRequest, book: Book): void {
  const { op, amount, ref, data } = request;
  switch (op) {
    case 'open':
      account.quota = whole(data.quota) ?? account.quota;
      account.threshold = whole(data.threshold) ?? account.threshold;
      if (whole(data.block_limit)) account.blockLimit = whole(data.block_limit) as number;
      return;
    case 'advance':
    case 'top_up':
    case 'carry_over':
      account.balance += amount;
      account.advanced += amount;
      // what is carried over from the year before waits for this year's own advance
      if (op !== 'carry_over') account.open = true;
      return book(INCOMING[op], amount);
    case 'commit':
      return commit(account, request, book);
    case 'commit_spend':
      commit(account, request, book);
      return spend(account, request, amount, book);
    case 'spend':
      return spend(account, request, heldBy(account, ref).committed, book);
    case 'release':
      return release(account, request, book);
    case 'reverse':
      account.balance += amount;
      account.spent -= amount;
      change(account, request, 0, -amount);
      return book('冲回', amount);
    case 'settle':
      if (account.settled) return;
      account.open = false;
      account.settled = true;
      if (account.balance > 0) book('结转', account.balance);
      return;
    case 'block':
      if (!account.blocks.includes(ref)) account.blocks.push(ref);
      return;
    case 'unblock':
      account.blocks = account.blocks.filter((r) => r !== ref);
      return;
  }
}

function commit(account: FundAccount, request: FundRequest, book: Book): void {
  account.committed += request.amount;
  change(account, request, request.amount, 0);
  book('占用', request.amount);
}

/** Spending uses up what is `held` for it; what it leaves over is free again. */
function spend(account: FundAccount, request: FundRequest, held: Fen, book: Book): void {
  account.committed -= held;
  account.balance -= request.amount;
  account.spent += request.amount;
  change(account, request, -held, request.amount);
  book('支出', request.amount);
  if (held > request.amount) book('释放', held - request.amount);
}

/** Frees an amount, or without one all that is held. */
function release(account: FundAccount, request: FundRequest, book: Book): void {
  const { committed } = heldBy(account, request.ref);
  const free = request.amount > 0 ? Math.min(request.amount, committed) : committed;
  if (free === 0) return;
  account.committed -= free;
  change(account, request, -free, 0);
  book('释放', free);
}

function change(account: FundAccount, { ref, caseNo }: FundRequest, committed: Fen, spent: Fen): void {
  const held = heldBy(account, ref);
  account.refs[ref] = { ...held, caseNo, committed: held.committed + committed, spent: held.spent + spent };
}

function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
