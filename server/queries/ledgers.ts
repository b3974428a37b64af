/** Ledgers 台账: dated rows, limited to the asker's area, as of a day. */
import ExcelJS from 'exceljs';
import { isObject } from '../../core/engine/json.ts';
import { isDay } from '../../core/time/day.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Actor, Json, JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { LedgerDoc } from '../store/documents.ts';
import { areasOf } from './areas.ts';
import { cursorAfter, placeOf } from './cursor.ts';

export interface LedgerQuery {
  asOf?: string;
  region?: string;
  cursor?: string;
  limit: number;
}

interface LedgerRow extends JsonObject {
  id: string;
  caseNo: string;
  from: string;
  to: string | null;
  region: string;
  regionName: string;
  data: JsonObject;
}

/** The book of referrals 转介, which the house keeps itself. */
const REFERRALS = 'referrals';

/** Rows of an export; a county's year is a tenth of it. */
const MAX_EXPORT = 100_000;

/** A page of a ledger as of a day (default today). @throws 403, 404 */
export async function listLedger(context: Context, actor: Actor, ledger: string, query: LedgerQuery): Promise<{ items: LedgerRow[]; next: string | null }> {
  const area = areaOf(context, actor, query.region);
  if (!isKept(context, ledger)) throw errors.unknown('ledger');
  const asOf = query.asOf ?? dayOf(context.clock.now());
  if (!isDay(asOf)) throw errors.badRequest('日期应写作 2026-03-02');
  const items: LedgerRow[] = [];
  let after = placeOf(query.cursor).after;
  for (;;) {
    const rows = await context.store.find<LedgerDoc>('ledger', {
      filter: { ledger, scope: { in: area }, from: { lte: asOf } },
      sort: { by: 'from', dir: -1 },
      limit: 500,
      ...(after ? { after } : {}),
    });
    for (const row of rows) {
      after = { value: row.from, id: row._id };
      // a row that has ended stays in the book but is not in force
      if (row.to === null || row.to >= asOf) items.push(rowOf(context, row));
      if (items.length === query.limit) return { items, next: cursorAfter(row.from, row._id) };
    }
    if (rows.length < 500) return { items, next: null };
  }
}

/** The ledger as a workbook. */
export async function exportLedger(context: Context, actor: Actor, ledger: string, query: LedgerQuery): Promise<Buffer> {
  const { items } = await listLedger(context, actor, ledger, { ...query, limit: MAX_EXPORT });
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  const names = [...new Set(items.flatMap((row) => Object.keys(row.data)))];
  sheet.columns = [
    { header: '受理编号', key: 'caseNo', width: 22 },
    { header: '地区', key: 'regionName', width: 16 },
    { header: '起', key: 'from', width: 12 },
    { header: '止', key: 'to', width: 12 },
    ...names.map((name) => ({ header: name, key: `d.${name}`, width: 16 })),
  ];
  for (const row of items) {
    sheet.addRow({ ...row, ...Object.fromEntries(names.map((name) => [`d.${name}`, cell(row.data[name])])) });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cell(value: Json | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  // a text that a spreadsheet would run as a formula is kept a text
  const text = Array.isArray(value) || isObject(value) ? JSON.stringify(value) : String(value);
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

function rowOf({ registry }: Context, row: LedgerDoc): LedgerRow {
  return { id: row._id, caseNo: row.caseNo, from: row.from, to: row.to, region: row.region, regionName: registry.name(row.region), data: row.data };
}

/** Whether any process writes or reads this ledger. */
function isKept({ library }: Context, ledger: string): boolean {
  return ledger === REFERRALS || library.keys().some((key) => names(library.latest(key)?.definition as unknown as Json, ledger));
}

function names(part: Json, ledger: string): boolean {
  if (Array.isArray(part)) return part.some((item) => names(item, ledger));
  return isObject(part) && (part.ledger === ledger || Object.values(part).some((item) => names(item, ledger)));
}

function areaOf(context: Context, actor: Actor, region: string | undefined): string[] {
  if (areasOf(context, actor).length === 0) throw errors.forbidden('台账只对工作人员开放');
  const area = areasOf(context, actor, region);
  if (area.length === 0) throw errors.forbidden('您没有查看该地区台账的权限');
  return area;
}
