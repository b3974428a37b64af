import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore, Store } from '../types.ts';
import { upgradeDocuments } from '../upgrades/index.ts';
import { Database } from './database.ts';
import { FolderFiles } from './files.ts';
import { openEmbedded } from './open.ts';
import { DATABASE_FILE, FILES_FOLDER } from './store.ts';

/** A store as it was at one moment, to be read. */
interface Snapshot {
  store: Store;
  /** Contents of files, read where they are: one that a document names was saved before the document. */
  files: FileStore;
  /** Clears the copy away. */
  close(): Promise<void>;
}

/**
 * Copies the database of a folder while the process that has it open goes on.
 * @param scratch a folder with room for the copy
 */
export async function openSnapshot(folder: string, scratch: string): Promise<Snapshot> {
  const copy = await mkdtemp(join(scratch, '.xiangzhi-snapshot-'));
  const clear = (): Promise<void> => rm(copy, { recursive: true, force: true });
  try {
    copyDatabase(join(folder, DATABASE_FILE), join(copy, DATABASE_FILE));
    const store = await openEmbedded(copy);
    // the live folder may be one that only an earlier release has opened so far
    await upgradeDocuments(store);
    return {
      store,
      files: FolderFiles.inUse(join(folder, FILES_FOLDER)),
      close: () => store.close().finally(clear),
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** Whether a folder holds a store. */
export function hasStore(folder: string): boolean {
  return existsSync(join(folder, DATABASE_FILE));
}

function copyDatabase(from: string, to: string): void {
  const live = new Database(from);
  try {
    live.statement('VACUUM INTO ?').run([to]);
  } finally {
    live.close();
  }
}
