/** How the ledgers that a process writes are declared: `ledgers` of a definition. */
import Type from 'typebox';
import { closed } from '../../definition/closed.ts';
import { words } from './messages.zh-CN.ts';

/**
 * What a ledger is called and what its columns hold. A column is written like a field of a form (title, type, format,
 * choices, items), so that workbook, screens and paper say its values as they say those of forms. A column that is
 * written straight from a titled field needs no word here.
 */
export const LedgerSpec = closed(words.declared, {
  title: Type.String(),
  fields: Type.Record(Type.String(), Type.Any()),
});
