import { NewerDatabase } from '../errors.ts';
import type { Database } from './database.ts';
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
 * here is anything else: a document rewritten, the encoding of columns changed.
 */
export const MIGRATIONS: Migration[] = [
  {
    number: 1,
    what: 'named counters, among them the last position of the event log',
    up: (database) =>
      database.exec('CREATE TABLE counters (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL)'),
  },
];

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
