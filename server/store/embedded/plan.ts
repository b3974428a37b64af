import { equalValues, isRange, sortPath } from '../conditions.ts';
import type { Filter, Query } from '../types.ts';
import type { Access, Layout } from './layout.ts';

/** How a query enters its collection. */
export interface Plan {
  /** Null: the table itself, in order of its key. */
  access: Access | null;
  /** How many leading columns of the access are bound by equality. */
  bound: number;
  /** The access delivers rows in the order asked for, once its leading columns are bound. */
  sorted: boolean;
}

/** Weights: what is bound counts most, then the order (a page need not read all matches), then a range. */
const BOUND = 4;
const BOUND_ARRAY = 5;
const SORTED = 3;
const RANGE = 2;

/**
 * Chooses the access a query is served by. SQLite's own planner would have to guess from statistics we do not keep
 * and cannot see that a side table stands for an array; with the choice made here a page costs the same at 10^6 rows.
 */
export function plan(layout: Layout, query: Pick<Query, 'filter' | 'sort'>): Plan {
  const filter = query.filter ?? {};
  let best: Plan = { access: null, bound: 0, sorted: sortPath(query) === undefined };
  let most = best.sorted ? SORTED : 0;
  for (const access of layout.accesses) {
    const bound = boundColumns(access, filter);
    if (access.columns.some((column, i) => column.array && i >= bound)) continue;
    if (access.only && filter[access.only.path] !== access.only.is) continue;
    const next = access.columns[bound];
    const sorted = sortPath(query) === undefined ? next === undefined : next?.path === sortPath(query);
    const range = next !== undefined && isRange(filter[next.path]);
    const points =
      access.columns.slice(0, bound).reduce((sum, column) => sum + (column.array ? BOUND_ARRAY : BOUND), 0) +
      (access.only ? BOUND : 0) +
      (sorted ? SORTED : 0) +
      (range ? RANGE : 0);
    if (points > most) {
      best = { access, bound, sorted };
      most = points;
    }
  }
  return best;
}

/** How many leading columns the filter binds by equality. Documents with no element are not in a side table, so null cannot be asked of it. */
function boundColumns(access: Access, filter: Filter): number {
  const free = access.columns.findIndex((column) => {
    const values = equalValues(filter[column.path]);
    return values === null || (column.array && values.includes(null));
  });
  return free === -1 ? access.columns.length : free;
}
