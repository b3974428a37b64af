import { INDEXES } from '../indexes.ts';
import { readPath } from '../paths.ts';
import type { CollectionName, IndexSpec } from '../types.ts';

/** A way into a collection: an index over its table, or a side table that holds one row per array element. */
export interface Access {
  /** Name of the SQL index, or of the side table. */
  name: string;
  /** The paths in order; a side table has exactly one array among them. Every access but a unique one ends with the id. */
  columns: { path: string; array: boolean }[];
  side: boolean;
  unique: boolean;
  /** Only documents with this value are in it. */
  only?: { path: string; is: string };
}

/** The tables and indexes of one collection. */
export interface Layout {
  collection: CollectionName;
  /** Paths kept as columns of the table, named by the path and filled in by the writer. */
  columns: string[];
  accesses: Access[];
  /** The accesses that are side tables. */
  sides: Access[];
}

/** Columns every table has; an indexed path of that name uses them. */
export const GUARDS = ['seq', 'rev'];

/** The table layout of every collection, from indexes.ts. */
export const LAYOUTS = Object.fromEntries(
  (Object.keys(INDEXES) as CollectionName[]).map((collection) => [collection, layoutOf(collection)]),
) as Record<CollectionName, Layout>;

function layoutOf(collection: CollectionName): Layout {
  const accesses = INDEXES[collection].map((spec) => accessOf(collection, spec));
  const scalars = accesses.filter((access) => !access.side).flatMap((access) => access.columns);
  return {
    collection,
    columns: [...new Set(scalars.map((column) => column.path))].filter((path) => !GUARDS.includes(path)),
    accesses,
    sides: accesses.filter((access) => access.side),
  };
}

function accessOf(collection: CollectionName, spec: IndexSpec): Access {
  const { only } = spec;
  const columns = spec.paths.map(readPath).filter((column) => column.path !== only?.path);
  const arrays = columns.filter((column) => column.array).length;
  if (arrays > 1) throw new Error(`An index of ${collection} has two arrays; one row per pair is not built.`);
  if (arrays === 1 && spec.unique)
    throw new Error(`An index of ${collection} over an array cannot be unique.`);
  if (only && arrays === 0) throw new Error(`An index of ${collection} over some documents has no array.`);
  const words = columns.map((column) => column.path.replaceAll('.', '_')).join('_');
  const side = arrays === 1;
  const name = `${collection}__${only ? `${only.is}_` : ''}${words}`;
  return { name, columns, side, unique: spec.unique === true, ...(only ? { only } : {}) };
}
