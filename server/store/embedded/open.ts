import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.ts';
import { FolderFiles } from './files.ts';
import { migrate } from './migrations.ts';
import { claimFolder } from './ownership.ts';
import { DATABASE_FILE, EmbeddedStore, FILES_FOLDER } from './store.ts';

/** Removes the store of a folder for good. Throws when another process has it open. */
export function eraseEmbedded(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const release = claimFolder(folder);
  try {
    for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, FILES_FOLDER])
      rmSync(join(folder, name), { recursive: true, force: true });
  } finally {
    release();
  }
}

/** Opens the store in a folder, making the folder if need be. Rejects when another process has it open. */
export async function openEmbedded(folder: string): Promise<EmbeddedStore> {
  mkdirSync(folder, { recursive: true });
  const release = claimFolder(folder);
  let database: Database | undefined;
  try {
    database = new Database(join(folder, DATABASE_FILE));
    migrate(database);
    const files = await FolderFiles.open(join(folder, FILES_FOLDER));
    return new EmbeddedStore({ database, files, release });
  } catch (error) {
    release();
    database?.close();
    throw error;
  }
}
