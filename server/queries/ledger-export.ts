/** A ledger as a workbook, in the words of its definition: columns by their titles, values as everywhere else. */
import { ledgerWords } from '../../core/engine/ledger-words.ts';
import type { NamedField } from '../../core/form/field-names.ts';
import { isMoney, wordsOf, type RegionName } from '../../core/form/words.ts';
import { readable } from '../../core/values/plain.ts';
import type { Actor, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { breathe } from '../breathe.ts';
import { keepersOf, listLedger, type LedgerQuery } from './ledgers.ts';
import type { Cell } from './ledger-workbook.ts';
import { messages } from './messages.ts';

/** Rows of an export; a county's year is a tenth of it. */
const MAX_EXPORT = 100_000;
/** Rows read at a time, between which others are answered. */
const PAGE = 500;
/** As many characters as a cell holds. */
const LONGEST = 32_767;

export async function exportLedger(
  context: Context,
  actor: Actor,
  ledger: string,
  query: LedgerQuery,
): Promise<Buffer> {
  const { title = messages.ledgers.untitled, columns } = ledgerWords(keepersOf(context, ledger), ledger);
  const heads = [
    messages.ledgers.caseNo,
    messages.ledgers.region,
    messages.ledgers.from,
    messages.ledgers.to,
  ];
  // the case number stands in front already
  const shown = [...columns].filter(([, { label }]) => !heads.includes(label));
  const rows: Cell[][] = [];
  for (let cursor = query.cursor; rows.length < MAX_EXPORT;) {
    const { cursor: _cursor, ...rest } = query;
    const page = await listLedger(context, actor, ledger, {
      ...rest,
      ...(cursor ? { cursor } : {}),
      limit: PAGE,
    });
    for (const row of page.items)
      rows.push([
        ...[row.caseNo, row.regionName, row.from, row.to ?? ''].map(clean),
        ...shown.map(([name, field]) => cellOf(field, row.data[name], context.registry.label)),
      ]);
    if (page.next === null) break;
    cursor = page.next;
    await breathe();
  }
  const headings = [...heads, ...shown.map(([, field]) => headingOf(field))];
  return Buffer.from(await context.workers.run('workbook', { sheet: sheetName(title), headings, rows }));
}

/** The unit stands in the heading, so that the cells below are numbers. */
function headingOf({ label, schema }: NamedField): string {
  const unit = schema['format'] === 'money' ? messages.ledgers.yuan : schema['x-unit'];
  return clean(typeof unit === 'string' ? messages.ledgers.withUnit(label, unit) : label);
}

/** A workbook refuses some signs in the name of a sheet, and more than 31 characters. */
function sheetName(title: string): string {
  return clean(title)
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31);
}

function cellOf({ schema }: NamedField, value: Json | undefined, regionName: RegionName): Cell {
  if (value === undefined || value === null) return null;
  if (isMoney(schema, value)) return { fen: value as number };
  if (typeof value === 'number' && schema['oneOf'] === undefined) return value;
  return clean(wordsOf(schema, value, regionName));
}

/** Without what XML forbids; rows written by earlier programs may hold it. */
function clean(text: string): string {
  return readable(text).slice(0, LONGEST);
}
