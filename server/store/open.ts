import type { Config } from '../config/config.ts';
import { eraseEmbedded, openEmbedded } from './embedded/open.ts';
import { eraseMongo, openMongo } from './mongo/open.ts';
import type { Store } from './types.ts';
import { upgradeDocuments } from './upgrades/index.ts';

/** Where the store is. */
export interface StoreConfig {
  /** MongoDB's connection string; without it the store is a folder. */
  mongoUri?: string;
  /** Data folder of the embedded store; unused with MongoDB. */
  folder: string;
  /** Database name; default the one in the connection string, else `xiangzhi`. */
  mongoDatabase?: string;
}

/**
 * Opens the store the configuration names: MongoDB when there is a connection string, else the folder. What an earlier
 * release left in it is upgraded.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  const store = await (config.mongoUri
    ? openMongo(config.mongoUri, config.mongoDatabase)
    : openEmbedded(config.folder));
  try {
    await upgradeDocuments(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

/** Removes a store for good. Throws when a server has the folder open. */
export async function eraseStore(config: StoreConfig): Promise<void> {
  if (config.mongoUri) await eraseMongo(config.mongoUri, config.mongoDatabase);
  else eraseEmbedded(config.folder);
}

/** Opens the store of this installation. */
export function openHouseStore(config: Config): Promise<Store> {
  return openStore(storeOf(config));
}

/** Where the store of this installation is. */
export function storeOf({ dataFolder, mongoUri, mongoDatabase }: Config): StoreConfig {
  return {
    folder: dataFolder,
    ...(mongoUri ? { mongoUri } : {}),
    ...(mongoDatabase ? { mongoDatabase } : {}),
  };
}
