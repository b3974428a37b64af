/** Ledgers 台账: dated rows, limited to the asker's area, as of a day. */
import { BLOCK_LEDGERS } from '../../core/blocks/specs.ts';
import { levelOf } from '../../core/engine/candidates.ts';
import { isObject } from '../../core/json.ts';
import { writes } from '../../core/engine/ledger-columns.ts';
import { ledgerWords } from '../../core/engine/ledger-words.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { wordsOf } from '../../core/form/words.ts';
import { isDay } from '../../core/time/day.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Actor, Json, JsonObject } from '../../core/vocabulary.ts';
import { inForce } from '../../core/world/rows.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { ledgerRowFor } from '../present/ledger-row.ts';
import { breathe } from '../breathe.ts';
import type { LedgerDoc } from '../store/documents.ts';
import { areasOf } from './areas.ts';
import { messages } from './messages.ts';
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

/** A page of a ledger as of a day (default today). @throws 403, 404 */
export async function listLedger(
  context: Context,
  actor: Actor,
  ledger: string,
  query: LedgerQuery,
): Promise<{ items: LedgerRow[]; next: string | null }> {
  const area = areaOf(context, actor, query.region);
  if (!isKept(context, ledger)) throw errors.unknown('ledger');
  const asOf = query.asOf ?? dayOf(context.clock.now());
  if (!isDay(asOf)) throw errors.badRequest(messages.dayShape);
  const keepers = keepersOf(context, ledger);
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
      if (inForce(row, asOf)) items.push(rowFor(context, actor, keepers, row));
      if (items.length === query.limit) return { items, next: cursorAfter(row.from, row._id) };
    }
    if (rows.length < 500) return { items, next: null };
    // a book of many years may have page after page of rows that have ended
    await breathe();
  }
}

/**
 * A row of the book as somebody may see it. A book is not a case: who handles one of its cases reads that row in full there,
 * and an overseer looks at it there with a reason.
 */
function rowFor(context: Context, actor: Actor, keepers: CompiledProcess[], row: LedgerDoc): LedgerRow {
  const roles = actor.positions.filter((p) => row.region.startsWith(p.region)).map((p) => p.role);
  const relation = { filer: false, roles, handles: false, reached: [], blind: [], veiled: null };
  return {
    id: row._id,
    caseNo: row.caseNo,
    from: row.from,
    to: row.to,
    region: row.region,
    regionName: context.registry.name(row.region),
    data: ledgerRowFor(keepers, row.ledger, row.data, relation).data,
  };
}

/** A row as people read it: in the words the definitions have for its columns; what has none stays away. */
export function rowWords(
  context: Context,
  ledger: string,
  data: JsonObject,
): { title: string; lines: { label: string; text: string }[] } {
  const { title, columns } = ledgerWords(keepersOf(context, ledger), ledger);
  return {
    title: title ?? messages.ledgers.untitled,
    lines: [...columns].flatMap(([name, { label, schema }]) => {
      const text = wordsOf(schema, data[name], context.registry.label);
      return text === '' ? [] : [{ label, text }];
    }),
  };
}

/** Processes that write a ledger; referrals may come from any. */
export function keepersOf({ library }: Context, ledger: string): CompiledProcess[] {
  return library.keys().flatMap((key) => {
    const process = library.latest(key);
    return process && (BLOCK_LEDGERS.includes(ledger) || writes(process, ledger).length > 0) ? [process] : [];
  });
}

/** Whether any process writes or reads this ledger. */
export function isKept({ library }: Context, ledger: string): boolean {
  return (
    BLOCK_LEDGERS.includes(ledger) ||
    library.keys().some((key) => names(library.latest(key)?.definition as unknown as Json, ledger))
  );
}

function names(part: Json, ledger: string): boolean {
  if (Array.isArray(part)) return part.some((item) => names(item, ledger));
  return (
    isObject(part) && (part.ledger === ledger || Object.values(part).some((item) => names(item, ledger)))
  );
}

export function areaOf(context: Context, actor: Actor, region: string | undefined): string[] {
  const offices = {
    ...actor,
    positions: actor.positions.filter((p) => levelOf(p.role, context.library.levels) !== 'external'),
  };
  if (areasOf(context, offices).length === 0) throw errors.forbidden(messages.ledgersForStaff);
  const area = areasOf(context, offices, region);
  if (area.length === 0) throw errors.forbidden(messages.ledgersElsewhere);
  return area;
}
