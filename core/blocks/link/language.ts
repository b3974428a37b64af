/** How a process looks for other cases. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { Feel, RowCondition } from '../../definition/feel.ts';
import { words } from './messages.ts';

export const CasesLookup = closed(words.lookup, {
  /** Process key. */
  cases: Type.String(),
  /** FEEL list of keys; cases that carry any of them. */
  keys: Feel,
  /** Extra conditions, FEEL over `row`. */
  where: Type.Optional(RowCondition),
});
export type CasesLookup = Static<typeof CasesLookup>;

/** Other cases of a process that carry any of the keys. */
export interface CasesQuery {
  kind: 'cases';
  process: string;
  keys: string[];
  except: string;
}
