/** The store as a world: what a case causes and looks up is carried by it. */
import type { Rows, Surroundings } from '../core/world/port.ts';
import type { RowQuery, TableName, Tables } from '../core/world/rows.ts';
import type { Context } from './context.ts';
import type { Doc, Query } from './store/types.ts';

/** What is needed of the context to read. */
type Places = Pick<Context, 'store' | 'registry' | 'clock'>;

/** The world as the store has it, to be read. */
export function readableWorld({ store, registry, clock }: Places): Surroundings & Rows {
  return {
    now: () => clock.now(),
    calendar: () => registry.calendar(),
    param: (key, region, day) => registry.param(key, region, day),
    regionName: (region) => registry.name(region),
    get: async <T extends TableName>(table: T, ids: string[]) =>
      (await store.getMany(table, ids)).map((doc) => doc && rowOf<T>(doc)),
    find: async <T extends TableName>(table: T, query: RowQuery) =>
      (await store.find(table, queryOf(query))).map(rowOf<T>),
    countBy: (table, where, field) => store.countBy(table, where, field),
  };
}

/** A row as core knows it: documents of the store are named by `_id`. */
function rowOf<T extends TableName>(doc: Doc): Tables[T] {
  return ('id' in doc ? doc : { id: doc._id, ...doc }) as unknown as Tables[T];
}

function queryOf({ where, ...rest }: RowQuery): Query {
  return { filter: where, ...rest };
}
