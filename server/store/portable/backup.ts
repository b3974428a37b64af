/** Backing up and restoring a whole installation. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasStore, openSnapshot } from '../embedded/snapshot.ts';
import { eraseStore, openStore, type StoreConfig } from '../open.ts';
import type { Store } from '../types.ts';
import { UPGRADED, upgradeDocuments } from '../upgrades/index.ts';
import { verifyLog, type Verified } from '../verify-log.ts';
import { dumpStore, dumpUnchanged } from './dump.ts';
import { readBackup, writeBackup } from './file.ts';
import { BackupError, KEPT, type Counts } from './format.ts';
import { loadStore } from './load.ts';
import { messages } from '../messages.ts';

/** How often a dump is tried again because people went on working meanwhile. */
const TRIES = 3;

/**
 * Writes a store to a new file, while servers go on: the embedded store from a copy made in one moment; MongoDB only
 * when nothing happened meanwhile, else tried again.
 * @param at when this is, ISO
 * @throws BackupError `backup_exists`, `store_missing`, `store_busy`
 */
export async function backup(config: StoreConfig, file: string, at: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  if (config.mongoUri) return backupShared(config, file, at);
  if (!hasStore(config.folder))
    throw new BackupError('store_missing', messages.backup.noStore(config.folder));
  const snapshot = await openSnapshot(config.folder, dirname(file));
  try {
    await writeBackup(file, dumpStore(snapshot.store, at, snapshot.files));
  } finally {
    await snapshot.close();
  }
}

async function backupShared(config: StoreConfig, file: string, at: string): Promise<void> {
  const store = await openStore(config);
  try {
    for (let left = TRIES; ; left--) {
      try {
        return await writeBackup(file, dumpUnchanged(store, at));
      } catch (error) {
        if (!(error instanceof BackupError && error.code === 'store_busy') || left <= 1) throw error;
      }
    }
  } finally {
    await store.close();
  }
}

interface Restored {
  counts: Counts;
  log: Verified;
}

/**
 * Reads a backup into an empty store and checks the record of every case. The whole file is looked through before
 * anything is changed.
 * @param force whether a store that is not empty is erased first
 * @throws BackupError `store_not_empty` and those of reading
 */
export async function restore(config: StoreConfig, file: string, force: boolean): Promise<Restored> {
  await loadStore(readBackup(file));
  let store = await openTarget(config);
  try {
    if (!(await isEmpty(store))) {
      if (!force) throw new BackupError('store_not_empty', messages.backup.notEmpty);
      await store.close();
      await eraseStore(config);
      store = await openStore(config);
    }
    // the number that counts is that of what comes in; a backup without one is older than all upgrades
    await store.delete('meta', UPGRADED);
    const counts = await loadStore(readBackup(file), store);
    await upgradeDocuments(store);
    return { counts, log: await verifyLog(store) };
  } finally {
    await store.close();
  }
}

async function openTarget(config: StoreConfig): Promise<Store> {
  try {
    return await openStore(config);
  } catch (error) {
    const why = (error as Error).message;
    throw new BackupError('store_closed', messages.backup.inUse(why), { cause: error });
  }
}

async function isEmpty(store: Store): Promise<boolean> {
  for (const collection of KEPT) {
    const found = await store.find(collection, { limit: 2 });
    if (found.some((doc) => !(collection === 'meta' && doc._id === UPGRADED))) return false;
  }
  return true;
}
