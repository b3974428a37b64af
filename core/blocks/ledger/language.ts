/** How the ledgers that a process writes are declared: `ledgers` of a definition; and how it looks into one. */
import Type, { type Static } from 'typebox';
import { closed } from '../../definition/closed.ts';
import { Feel, RowCondition } from '../../definition/feel.ts';
import { words } from './messages.ts';

/**
 * What a ledger is called and what its columns hold. A column is written like a field of a form (title, type, format,
 * choices, items), so that workbook, screens and paper say its values as they say those of forms. A column that is
 * written straight from a titled field needs no word here.
 */
export const LedgerSpec = closed(words.declared, {
  title: Type.String(),
  fields: Type.Record(Type.String(), Type.Any()),
});

export const LedgerLookup = closed(words.lookup, {
  ledger: Type.String(),
  /** FEEL list of keys; rows that carry any of them. */
  keys: Feel,
  /** FEEL day: rows effective from then on. */
  since: Type.Optional(Feel),
  /** Extra conditions, FEEL over `row`. */
  where: Type.Optional(RowCondition),
});
export type LedgerLookup = Static<typeof LedgerLookup>;

/** Rows of a ledger that carry any of the keys. */
export interface LedgerQuery {
  kind: 'ledger';
  ledger: string;
  keys: string[];
  since?: string;
}
