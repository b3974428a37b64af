import type { Config } from '../config/config.ts';
import { openEmbedded } from './embedded/open.ts';
import { openMongo } from './mongo/open.ts';
import type { Store } from './types.ts';

/** Where the store is. */
export interface StoreConfig {
  /** MongoDB's connection string; without it the store is a folder. */
  mongoUri?: string;
  /** Data folder of the embedded store; unused with MongoDB. */
  folder: string;
  /** Database name; default the one in the connection string, else `xiangzhi`. */
  mongoDatabase?: string;
}

/** Opens the store the configuration names: MongoDB when there is a connection string, else the folder. */
export function openStore(config: StoreConfig): Promise<Store> {
  return config.mongoUri ? openMongo(config.mongoUri, config.mongoDatabase) : openEmbedded(config.folder);
}

/** Opens the store of this installation. */
export function openHouseStore({ dataFolder, mongoUri, mongoDatabase }: Config): Promise<Store> {
  return openStore({
    folder: dataFolder,
    ...(mongoUri ? { mongoUri } : {}),
    ...(mongoDatabase ? { mongoDatabase } : {}),
  });
}
