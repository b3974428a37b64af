import { NewerDatabase } from '../errors.ts';
import type { Database } from './database.ts';
import { quote } from './encoding.ts';
import { reconcile } from './schema.ts';

/** One step of the file's history. Never edited once released; a change is a new number. */
interface Migration {
  number: number;
  /** What it does, for whoever reads the list. */
  what: string;
  up(database: Database): void;
}

/**
 * Changes that indexes.ts does not say. Tables and indexes follow indexes.ts by themselves (schema.ts); what goes
 * here is anything else about the file, such as the encoding of columns. Documents are rewritten in ../upgrades.
 */
export const MIGRATIONS: Migration[] = [
  {
    number: 1,
    what: 'named counters, among them the last position of the event log',
    up: (database) =>
      database.exec('CREATE TABLE counters (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL)'),
  },
  {
    number: 2,
    what: 'columns that are filled in by the writer in place of those SQLite computed anew at every write',
    up: dropComputedColumns,
  },
  {
    number: 3,
    what: 'rows on their way into their tables (backlog.ts)',
    up: (database) =>
      database.exec('CREATE TABLE backlog (no INTEGER PRIMARY KEY NOT NULL, rows TEXT NOT NULL)'),
  },
  {
    number: 4,
    what: 'nothing here any more: documents are upgraded above the backends (upgrades/)',
    up: () => {},
  },
];

/** reconcile() makes them anew, as plain ones, with the indexes over them. */
function dropComputedColumns(database: Database): void {
  const all = <T>(sql: string): T[] => database.statement(sql).all([]) as T[];
  const tables = all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  for (const { name: table } of tables) {
    const columns = all<{ name: string; hidden: number }>(`PRAGMA table_xinfo(${quote(table)})`);
    const computed = columns.filter(({ hidden }) => hidden === VIRTUAL);
    if (computed.length === 0) continue;
    const indexes = all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '${table}'`,
    );
    for (const { name } of indexes) database.exec(`DROP INDEX ${quote(name)}`);
    for (const { name } of computed) database.exec(`ALTER TABLE ${quote(table)} DROP COLUMN ${quote(name)}`);
  }
}

/** How SQLite lists a column that is computed when read. */
const VIRTUAL = 2;

/** The schema number this program writes. */
export const SCHEMA = MIGRATIONS.at(-1)!.number;

/**
 * Brings the file up to date, or refuses one of a later program. Two starters are safe: the second waits for the
 * write lock and then finds nothing left to do.
 */
export function migrate(database: Database): void {
  refuseNewer(database, schemaOf(database));
  database.transaction(() => {
    const found = schemaOf(database);
    refuseNewer(database, found);
    for (const migration of MIGRATIONS) {
      if (migration.number > found) migration.up(database);
    }
    reconcile(database);
    if (found !== SCHEMA) database.exec(`PRAGMA user_version = ${SCHEMA}`);
  });
}

function schemaOf(database: Database): number {
  return (database.statement('PRAGMA user_version').get([]) as { user_version: number }).user_version;
}

function refuseNewer(database: Database, found: number): void {
  if (found > SCHEMA) throw new NewerDatabase(database.file, found, SCHEMA);
}
