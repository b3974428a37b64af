/** A ledger as a workbook, in the words of its definition: columns by their titles, values as everywhere else. */
import ExcelJS from 'exceljs';
import { ledgerWords } from '../../core/engine/ledger-words.ts';
import type { NamedField } from '../../core/form/field-names.ts';
import { isMoney, wordsOf, type RegionName } from '../../core/form/words.ts';
import { readable } from '../../core/values/plain.ts';
import type { Actor, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { keepersOf, listLedger, type LedgerQuery } from './ledgers.ts';
import { messages } from './messages.ts';

/** Rows of an export; a county's year is a tenth of it. */
const MAX_EXPORT = 100_000;
/** An amount stays a number, so that a column can be added up. */
const YUAN = '#,##0.00';
/** Text stays text also when it is edited: a card's number would become 6.2E+18. */
const TEXT = '@';
/** As many characters as a cell holds. */
const LONGEST = 32_767;

export async function exportLedger(
  context: Context,
  actor: Actor,
  ledger: string,
  query: LedgerQuery,
): Promise<Buffer> {
  const { items } = await listLedger(context, actor, ledger, { ...query, limit: MAX_EXPORT });
  const { title = messages.ledgers.untitled, columns } = ledgerWords(keepersOf(context, ledger), ledger);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName(title), { views: [{ state: 'frozen', ySplit: 1 }] });
  const heads = [
    messages.ledgers.caseNo,
    messages.ledgers.region,
    messages.ledgers.from,
    messages.ledgers.to,
  ];
  // the case number stands in front already
  const shown = [...columns].filter(([, { label }]) => !heads.includes(label));
  sheet.columns = [...heads, ...shown.map(([, field]) => headingOf(field))].map((header, i) => ({
    header,
    width: i === 0 ? 22 : 16,
  }));
  for (const row of items) {
    const added = sheet.addRow([]);
    for (const [i, text] of [row.caseNo, row.regionName, row.from, row.to ?? ''].entries())
      write(added.getCell(i + 1), text);
    for (const [i, [name, field]] of shown.entries())
      fill(added.getCell(heads.length + i + 1), field, row.data[name], context.registry.label);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
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

function fill(
  cell: ExcelJS.Cell,
  { schema }: NamedField,
  value: Json | undefined,
  regionName: RegionName,
): void {
  if (value === undefined || value === null) return;
  if (isMoney(schema, value)) {
    cell.value = (value as number) / 100;
    cell.numFmt = YUAN;
  } else if (typeof value === 'number' && schema['oneOf'] === undefined) cell.value = value;
  else write(cell, wordsOf(schema, value, regionName));
}

/** A text is written as a text: a program shows `=1+1` and does not reckon it, and nothing need stand before it. */
function write(cell: ExcelJS.Cell, text: string): void {
  if (text === '') return;
  cell.value = clean(text);
  cell.numFmt = TEXT;
}

/** Without what XML forbids; rows written by earlier programs may hold it. */
function clean(text: string): string {
  return readable(text).slice(0, LONGEST);
}
