import type { Doc } from '../types.ts';
import type { Database } from './database.ts';
import { quote, scalarAt } from './encoding.ts';
import { GUARDS, LAYOUTS, type Access, type Layout } from './layout.ts';
import { Table } from './table.ts';

const REFILL_PAGE = 500;

/** What every table has, whatever is asked of it. */
const OWN_COLUMNS = ['id', 'side', 'doc', ...GUARDS];

/**
 * Brings tables, their columns, indexes and side tables to what indexes.ts asks for: what is missing is made
 * and filled, what is no longer asked for is dropped. So a new index needs no migration. Idempotent; runs inside
 * the migrations' transaction.
 */
export function reconcile(database: Database): void {
  for (const layout of Object.values(LAYOUTS)) {
    makeTable(database, layout);
    dropIndexes(database, layout);
    matchColumns(database, layout);
    makeIndexes(database, layout);
    matchSides(database, layout);
  }
}

function makeTable(database: Database, layout: Layout): void {
  const table = quote(layout.collection);
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (id TEXT PRIMARY KEY NOT NULL, seq, rev, side TEXT, doc TEXT NOT NULL)`,
  );
}

/** Columns no longer asked for would not be filled in any more, so they go; new ones are filled from the documents. */
function matchColumns(database: Database, layout: Layout): void {
  const table = quote(layout.collection);
  const existing = rows<{ name: string }>(database, `PRAGMA table_xinfo(${table})`).map((c) => c.name);
  const wanted = new Set([...OWN_COLUMNS, ...layout.columns]);
  for (const name of existing)
    if (!wanted.has(name)) database.exec(`ALTER TABLE ${table} DROP COLUMN ${quote(name)}`);
  for (const path of layout.columns.filter((column) => !existing.includes(column))) {
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${quote(path)}`);
    database.exec(`UPDATE ${table} SET ${quote(path)} = ${scalarAt('doc', path)}`);
  }
}

function indexesOf(layout: Layout): Map<string, string> {
  const plain = layout.accesses.filter((access) => !access.side);
  return new Map(plain.map((access) => [access.name, indexSql(layout, access)]));
}

function dropIndexes(database: Database, layout: Layout): void {
  const wanted = indexesOf(layout);
  for (const { name, sql } of objects(database, 'index', layout))
    if (wanted.get(name) !== sql) database.exec(`DROP INDEX ${quote(name)}`);
}

function makeIndexes(database: Database, layout: Layout): void {
  const existing = new Set(objects(database, 'index', layout).map(({ name }) => name));
  for (const [name, sql] of indexesOf(layout)) if (!existing.has(name)) database.exec(sql);
}

function matchSides(database: Database, layout: Layout): void {
  const wanted = new Map(layout.sides.map((side) => [side.name, sideSql(side)]));
  const existing = objects(database, 'table', layout);
  const same = existing.length === wanted.size && existing.every(({ name, sql }) => wanted.get(name) === sql);
  if (same) return;
  for (const { name } of existing) database.exec(`DROP TABLE ${quote(name)}`);
  for (const sql of wanted.values()) database.exec(sql);
  refillSides(database, layout);
}

/** All side tables of a collection together, since a document remembers their rows in one column. */
function refillSides(database: Database, layout: Layout): void {
  const table = new Table(database, layout);
  const page = `SELECT id, doc FROM ${quote(layout.collection)} WHERE id > ? ORDER BY id LIMIT ${REFILL_PAGE}`;
  let last = '';
  for (;;) {
    const found = database.statement(page).all([last]) as { id: string; doc: string }[];
    for (const { doc } of found) table.refillSides(JSON.parse(doc) as Doc);
    if (found.length < REFILL_PAGE) return;
    last = found.at(-1)!.id;
  }
}

function indexSql(layout: Layout, access: Access): string {
  const columns = access.columns.map((column) => quote(column.path));
  const on = `INDEX ${quote(access.name)} ON ${quote(layout.collection)}`;
  return access.unique
    ? `CREATE UNIQUE ${on} (${columns.join(', ')})`
    : `CREATE ${on} (${columns.join(', ')}, id)`;
}

function sideSql(side: Access): string {
  const columns = [...side.columns.map((column) => quote(column.path)), 'id'].join(', ');
  return `CREATE TABLE ${quote(side.name)} (${columns}, PRIMARY KEY (${columns})) WITHOUT ROWID`;
}

/** The indexes or side tables of a collection that exist, known by the shape of their name. */
function objects(
  database: Database,
  type: 'index' | 'table',
  layout: Layout,
): { name: string; sql: string }[] {
  const all = rows<{ name: string; sql: string }>(
    database,
    `SELECT name, sql FROM sqlite_master WHERE type = '${type}'`,
  );
  return all.filter(({ name }) => name.startsWith(`${layout.collection}__`));
}

function rows<T>(database: Database, sql: string): T[] {
  return database.statement(sql).all([]) as T[];
}
