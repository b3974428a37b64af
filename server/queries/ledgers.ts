/** Ledgers 台账: dated rows, limited to the asker's area, as of a day. */
import { REFERRALS } from '../../core/blocks/link/spec.ts';
import { levelOf } from '../../core/engine/candidates.ts';
import { isObject } from '../../core/json.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import { maskValue, privacyOf } from '../../core/form/present.ts';
import { isDay } from '../../core/time/day.ts';
import { dayOf } from '../../core/time/instant.ts';
import { maskCard, maskId, maskName, maskPhone } from '../../core/values/mask.ts';
import type { Actor, Json, JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { seatedIn } from '../present/access.ts';
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
      if (row.to === null || row.to >= asOf) items.push(rowFor(context, actor, row));
      if (items.length === query.limit) return { items, next: cursorAfter(row.from, row._id) };
    }
    if (rows.length < 500) return { items, next: null };
  }
}

/** A row as somebody may see it: persons masked unless their office keeps the ledger or oversees it. */
export function rowFor(context: Context, actor: Actor, row: LedgerDoc): LedgerRow {
  const keepers = keepersOf(context, row.ledger);
  const offices = actor.positions.filter((p) => row.region.startsWith(p.region)).map((p) => p.role);
  const full = offices.some((role) =>
    keepers.some((process) => process.overseers.has(role) || seatedIn(process).has(role)),
  );
  const data = full ? row.data : masked(row.data, keepers, row.ledger);
  return {
    id: row._id,
    caseNo: row.caseNo,
    from: row.from,
    to: row.to,
    region: row.region,
    regionName: context.registry.name(row.region),
    data,
  };
}

/** Processes that write a ledger; referrals may come from any. */
export function keepersOf({ library }: Context, ledger: string): CompiledProcess[] {
  return library.keys().flatMap((key) => {
    const process = library.latest(key);
    return process && (ledger === REFERRALS || writes(process, ledger).length > 0) ? [process] : [];
  });
}

/** The fields a process writes into a ledger, each with the expression it is taken from. */
export function writes({ definition }: CompiledProcess, ledger: string): [string, Json][] {
  const found: [string, Json][] = [];
  const look = (part: Json): void => {
    if (Array.isArray(part)) return part.forEach(look);
    if (!isObject(part)) return;
    if (part.ledger === ledger && isObject(part.fields)) found.push(...Object.entries(part.fields));
    Object.values(part).forEach(look);
  };
  look(definition.machine as unknown as Json);
  return found;
}

/** Fields that hold a name whatever they were taken from. */
const NAMES = /(^|_)(name|payee|head|applicant)$/;

/** Each value as the class of the field it was taken from allows; numbers of persons by their shape, wherever they are. */
function masked(data: JsonObject, keepers: CompiledProcess[], ledger: string): JsonObject {
  const classes = new Map(
    keepers.flatMap((process) => {
      const form = process.forms.get(process.definition.start.form);
      return writes(process, ledger).flatMap(([name, from]) => {
        const as = form && typeof from === 'string' ? privacyOf(form, from) : undefined;
        return as ? [[name, as] as const] : [];
      });
    }),
  );
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const as = classes.get(name);
      if (as) return [name, maskValue(value, as)];
      return [name, NAMES.test(name) && typeof value === 'string' ? maskName(value) : unnumbered(value)];
    }),
  );
}

/** Identity numbers, card and phone numbers in a text. */
const NUMBERS = /(?<!\d)(?:\d{17}[\dXx]|\d{16,19}|1[3-9]\d{9})(?!\d)/g;

function unnumbered(value: Json): Json {
  if (typeof value === 'string')
    return value.replace(NUMBERS, (n) =>
      n.length === 11 ? maskPhone(n) : n.length === 18 ? maskId(n) : maskCard(n),
    );
  if (Array.isArray(value)) return value.map(unnumbered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      NAMES.test(name) && typeof inner === 'string' ? maskName(inner) : unnumbered(inner),
    ]),
  );
}

/** Whether any process writes or reads this ledger. */
function isKept({ library }: Context, ledger: string): boolean {
  return (
    ledger === REFERRALS ||
    library.keys().some((key) => names(library.latest(key)?.definition as unknown as Json, ledger))
  );
}

function names(part: Json, ledger: string): boolean {
  if (Array.isArray(part)) return part.some((item) => names(item, ledger));
  return (
    isObject(part) && (part.ledger === ledger || Object.values(part).some((item) => names(item, ledger)))
  );
}

function areaOf(context: Context, actor: Actor, region: string | undefined): string[] {
  const offices = {
    ...actor,
    positions: actor.positions.filter((p) => levelOf(p.role, context.library.levels) !== 'external'),
  };
  if (areasOf(context, offices).length === 0) throw errors.forbidden('台账只对工作人员开放');
  const area = areasOf(context, offices, region);
  if (area.length === 0) throw errors.forbidden('您没有查看该地区台账的权限');
  return area;
}
