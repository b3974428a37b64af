import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.ts';
import { FolderFiles } from './files.ts';
import { migrate } from './migrations.ts';
import { claimFolder } from './ownership.ts';
import { DATABASE_FILE, EmbeddedStore, FILES_FOLDER } from './store.ts';

/** Opens the store in a folder, making the folder if need be. Rejects when another process has it open. */
export async function openEmbedded(folder: string): Promise<EmbeddedStore> {
  mkdirSync(folder, { recursive: true });
  const release = claimFolder(folder);
  let database: Database | undefined;
  try {
    database = new Database(join(folder, DATABASE_FILE));
    migrate(database);
    const files = await FolderFiles.open(join(folder, FILES_FOLDER));
    return new EmbeddedStore({ folder, database, files, release });
  } catch (error) {
    release();
    database?.close();
    throw error;
  }
}
