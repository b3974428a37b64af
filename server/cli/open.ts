/** The house of this installation, for verbs that do without its server. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { readConfig, type Config } from '../config/config.ts';
import { makeContext } from '../compose.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import { consoleLog } from '../logger.ts';
import { hasStore, openSnapshot } from '../store/embedded/snapshot.ts';
import { openHouseStore } from '../store/open.ts';
import type { Store } from '../store/types.ts';
import { messages } from './messages.ts';

/** To be written to. @throws HttpError 409 `store_closed` where another process has it open */
export async function openToWrite(root: string): Promise<Context> {
  try {
    return await makeContext(readConfig(process.env, root), randomUUID(), consoleLog);
  } catch (error) {
    const why = (error as Error).message;
    throw new HttpError(409, 'store_closed', messages.open.cannotOpen(why));
  }
}

/** The store to read from: MongoDB, or a copy of the folder, which a server may have open; null where there is none yet. */
export async function openToRead(
  config: Config,
): Promise<{ store: Store | null; close: () => Promise<void> }> {
  if (config.mongoUri) {
    const store = await openHouseStore(config);
    return { store, close: () => store.close() };
  }
  if (!hasStore(config.dataFolder)) return { store: null, close: async () => {} };
  const { store, close } = await openSnapshot(config.dataFolder, tmpdir());
  return { store, close };
}
