/** What a fund account holds, what can be asked of it and what it answers. */
import type { Fen, FundOp, Instant, JsonObject, RegionCode } from '../vocabulary.ts';
import type { Remarks } from './remarks.ts';

/** An account of one fund, region and year: one document, changed by compare-and-set on `seq`. */
export interface FundAccount {
  id: string;
  fund: string;
  region: RegionCode;
  year: number;
  seq: number;
  /** Money may be set aside: the first advance has come in and the year is not settled. */
  open: boolean;
  settled: boolean;
  quota: Fen;
  threshold: Fen;
  /** Cases in `blocks` at which the office may not use the fund any more, where it is not `BLOCK_LIMIT`. */
  blockLimit?: number;
  balance: Fen;
  committed: Fen;
  spent: Fen;
  advanced: Fen;
  /** What each case has set aside or spent. */
  refs: Record<string, FundHeld>;
  /** Cases that block the account, as those do whose papers are late; enough of them suspend it. */
  blocks: string[];
  /** Ids of the latest operations without a case. */
  done: string[];
  /** Commitments that were refused, by the id of the operation: asked again they are refused again. */
  refused?: Record<string, { reason: FundReason; available: Fen }>;
  entries: number;
}

/** What a case has on an account. */
export interface FundHeld {
  committed: Fen;
  spent: Fen;
  caseNo: string;
  /** Ids of its operations already carried out, kept for good: an effect may be repeated long after. */
  done?: string[];
}

/** A line of the account's statement. */
export interface FundEntry extends Remarks {
  id: string;
  account: string;
  no: number;
  at: Instant;
  type: '预拨' | '补充' | '占用' | '支出' | '释放' | '冲回' | '结转';
  amount: Fen;
  balance: Fen;
  committed: Fen;
  ref?: string;
  caseNo?: string;
}

export interface FundRequest {
  /** Id of the effect: carrying it out twice changes nothing. */
  id: string;
  op: FundOp;
  amount: Fen;
  ref: string;
  caseNo: string;
  at: Instant;
  /** Highest single amount allowed on the day it is asked for: whoever asks says it, an account keeps none. */
  limit?: Fen;
  data: JsonObject;
}

export type FundReason =
  | 'insufficient'
  | 'not_open'
  | 'suspended'
  | 'over_limit'
  | 'no_case'
  | 'nothing_committed'
  | 'bad_amount'
  | 'commitments_open';

export type FundResult =
  | { ok: true; account: FundAccount; entries: FundEntry[]; repeated: boolean }
  /** `account` is there when the refusal has to be remembered. */
  | { ok: false; reason: FundReason; available: Fen; account?: FundAccount };
