import type { Fen, RegionCode } from '../../vocabulary.ts';
import { slot } from '../state.ts';

/** An account a case asked for money, with the latest effect that did. */
export interface FundAsked {
  fund: string;
  region: RegionCode;
  /** Where the account of a named year was asked. */
  year?: number;
  /** The effect that asked last, and for how much. */
  effect: string;
  amount: Fen;
}

export const fundSlot = slot<FundAsked[]>('fund', () => []);
