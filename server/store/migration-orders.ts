/** Migrations under way are written compare-and-set: a stop asked for at one server is not written over by another. */
import type { MigrationDoc } from './documents.ts';
import type { Store } from './types.ts';

/** Writes a new one. */
export async function addMigration(store: Store, doc: MigrationDoc): Promise<void> {
  await store.insert('migrations', doc);
}

/** Writes what has changed; null when somebody else was faster. */
export async function changeMigration(
  store: Store,
  doc: MigrationDoc,
  change: Partial<MigrationDoc>,
): Promise<MigrationDoc | null> {
  const changed = { ...doc, ...change, seq: doc.seq + 1 };
  return (await store.swap('migrations', changed, doc.seq)) ? changed : null;
}
