/** How a process looks at the account of an office. */
import Type, { type Static } from 'typebox';
import type { RegionCode } from '../../basics.ts';
import { closed } from '../../definition/closed.ts';
import { Feel } from '../../definition/feel.ts';
import { words } from './messages.ts';

export const FundLookup = closed(words.lookup, {
  fund: Type.String(),
  /** FEEL region code of the account. */
  region: Feel,
  /** FEEL year of the account; default the present one. */
  year: Type.Optional(Feel),
});
export type FundLookup = Static<typeof FundLookup>;

/** The account of an office. */
export interface FundQuery {
  kind: 'fund';
  fund: string;
  region: RegionCode;
  year?: number;
}
