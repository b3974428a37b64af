/** The rows of a campaign, page by page: the same every time in the same order, as long as the register stays as it is. */
import { evaluate, test } from '../../expression/index.ts';
import { dayOf } from '../../time/instant.ts';
import type { JsonObject, RegionCode } from '../../vocabulary.ts';
import type { World } from '../../world/port.ts';
import {
  inForce,
  type CaseRow,
  type LedgerRow,
  type RowQuery,
  type TableName,
  type Tables,
} from '../../world/rows.ts';
import { wait, type Work } from '../../world/work.ts';
import { caseFacts } from '../link/lookup.ts';
import type { Opening, Rows } from './spec.ts';

/** A row that gets a case: its key, and what the case begins with. */
export interface OpenRow {
  key: string;
  region: RegionCode;
  data: JsonObject;
}

/** Rows read at a time. */
const PAGE = 500;

/** A page, and where the next one begins; null after the last. */
interface RowPage {
  rows: OpenRow[];
  next: RowQuery['after'] | null;
}

/** Reads a page of rows; those the campaign does not ask for are left out. */
export function* rowPage(
  world: World,
  from: CaseRow | null,
  { rows, opening }: { rows: Rows; opening: Opening },
  after: RowQuery['after'] | undefined,
): Work<RowPage> {
  const page = yield* registerPage(world, rows, after);
  const around = { ...surroundings(world, from), ...opening.around };
  return {
    rows: page.rows.flatMap((found) => {
      const scope = { ...around, row: found.row };
      if (opening.where !== undefined && !test(opening.where, scope)) return [];
      const key = opening.key === undefined ? found.key : evaluate(opening.key, scope).value;
      if (key === null || key === undefined || key === '') return [];
      const data = Object.entries(opening.data).map(([name, feel]) => [name, evaluate(feel, scope).value]);
      return [{ key: String(key), region: found.region, data: Object.fromEntries(data) as JsonObject }];
    }),
    next: page.next,
  };
}

function surroundings(world: World, from: CaseRow | null): JsonObject {
  const today = dayOf(world.now());
  if (!from) return { today };
  const { id, caseNo, region, startedAt } = from;
  const own = { id, case_no: caseNo, region, started_at: startedAt, started_on: dayOf(startedAt) };
  return { ...from.data, case: own, today };
}

interface Found {
  key: string | undefined;
  region: RegionCode;
  row: JsonObject;
}

function* registerPage(
  world: World,
  source: Rows,
  after: RowQuery['after'] | undefined,
): Work<{ rows: Found[]; next: RowQuery['after'] | null }> {
  if ('list' in source) return { rows: source.list.map(listed), next: null };
  if ('regions' in source) {
    const regions = world.regionsIn(source.under, source.regions);
    const rows = regions.map((region) => {
      const row = { region, name: world.regionName(region) };
      return { key: region, region, row };
    });
    return { rows, next: null };
  }
  if ('people' in source) {
    const people = yield* wait(world.people(source.people, source.under));
    const rows = people.map(({ user, name, region }) => ({ key: user, region, row: { user, name, region } }));
    return { rows, next: null };
  }
  if ('ledger' in source) {
    const today = dayOf(world.now());
    const where = { ledger: source.ledger, scope: source.under };
    const { rows, next } = yield* paged(world, 'ledger', where, 'from', (row) => row.from, after);
    return {
      rows: rows.filter((row) => inForce(row, today)).map(inLedger),
      next,
    };
  }
  const where = { process: source.cases, scope: source.under };
  const { rows, next } = yield* paged(world, 'cases', where, 'startedAt', (row) => row.startedAt, after);
  return { rows: rows.map((c) => ({ key: c.id, region: c.region, row: caseFacts(c) })), next };
}

function* paged<T extends TableName>(
  world: World,
  table: T,
  where: RowQuery['where'],
  by: string,
  value: (row: Tables[T]) => string,
  after: RowQuery['after'] | undefined,
): Work<{ rows: Tables[T][]; next: RowQuery['after'] | null }> {
  const rows = yield* wait(
    world.find(table, { where, sort: { by, dir: 1 }, limit: PAGE, ...(after ? { after } : {}) }),
  );
  const last = rows.at(-1);
  return { rows, next: last && rows.length === PAGE ? { value: value(last), id: last.id } : null };
}

function inLedger({ id, data, keys, region, from, to }: LedgerRow): Found {
  return { key: keys[0] ?? id, region, row: { ...data, id, keys, region, from, to } };
}

/** A row of a list is known by its id, its region or its key. */
function listed(row: JsonObject): Found {
  const texts = [row.id, row.region, row.key].filter((value) => typeof value === 'string');
  return { key: texts[0], region: typeof row.region === 'string' ? row.region : '', row };
}
