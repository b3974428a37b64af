/** A ledger as a workbook, in the words the forms use: columns by their titles, values as everywhere else. */
import ExcelJS from 'exceljs';
import { fieldBehind } from '../../core/engine/case-fields.ts';
import { writes } from '../../core/engine/ledger-columns.ts';
import { fieldsByName, type NamedField } from '../../core/form/field-names.ts';
import { labelOf } from '../../core/form/outline.ts';
import { isMoney, wordsOf, type RegionName } from '../../core/form/words.ts';
import type { Actor, Json } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { keepersOf, listLedger, type LedgerQuery } from './ledgers.ts';

/** Rows of an export; a county's year is a tenth of it. */
const MAX_EXPORT = 100_000;
/** An amount stays a number, so that a column can be added up, and reads as on every screen. */
const YUAN = '#,##0.00" 元"';

export async function exportLedger(
  context: Context,
  actor: Actor,
  ledger: string,
  query: LedgerQuery,
): Promise<Buffer> {
  const { items } = await listLedger(context, actor, ledger, { ...query, limit: MAX_EXPORT });
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  const names = [...new Set(items.flatMap((row) => Object.keys(row.data)))];
  const fields = fieldsOfLedger(context, ledger);
  sheet.columns = [
    { header: '受理编号', key: 'caseNo', width: 22 },
    { header: '地区', key: 'regionName', width: 16 },
    { header: '起', key: 'from', width: 12 },
    { header: '止', key: 'to', width: 12 },
    ...names.map((name) => ({ header: fields.get(name)?.label ?? name, key: `d.${name}`, width: 16 })),
  ];
  for (const row of items) {
    const added = sheet.addRow({
      caseNo: row.caseNo,
      regionName: row.regionName,
      from: row.from,
      to: row.to,
    });
    for (const name of names)
      fill(added.getCell(`d.${name}`), fields.get(name), row.data[name], context.registry.label);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What the columns hold: the field each is written from, else the form's field of the same name. */
function fieldsOfLedger(context: Context, ledger: string): Map<string, NamedField> {
  const known = new Map<string, NamedField>();
  for (const process of keepersOf(context, ledger)) {
    const named = fieldsByName(process.forms.values());
    for (const [name, from] of writes(process, ledger)) {
      const schema = typeof from === 'string' ? fieldBehind(process, from) : undefined;
      const field = schema ? { label: labelOf(schema, name), schema } : named.get(name);
      if (field && !known.has(name)) known.set(name, field);
    }
  }
  return known;
}

function fill(
  cell: ExcelJS.Cell,
  field: NamedField | undefined,
  value: Json | undefined,
  regionName: RegionName,
): void {
  if (value === undefined || value === null) return;
  const schema = field?.schema ?? {};
  if (isMoney(schema, value)) {
    cell.value = (value as number) / 100;
    cell.numFmt = YUAN;
  } else if (typeof value === 'number') cell.value = value;
  else cell.value = harmless(wordsOf(schema, value, regionName));
}

/** A text that a spreadsheet would run as a formula is kept a text. */
function harmless(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
