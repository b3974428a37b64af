/**
 * `xiangzhi verify-log [case id…]`: recomputes the hash chain of cases, also while the server runs. Exit 1 and the place
 * where one is broken.
 */
import { readConfig } from '../config/config.ts';
import type { Store } from '../store/types.ts';
import { verifyLog } from '../store/verify-log.ts';
import { openToRead } from './open.ts';
import { printVerified } from './verified.ts';
import { messages } from './messages.ts';

export async function run(args: string[], root: string): Promise<number> {
  const config = readConfig(process.env, root);
  const { store, close } = await openToRead(config);
  try {
    const missing = await firstMissing(store, args);
    if (store && missing === undefined) return printVerified(await verifyLog(store, args));
    console.error(store ? messages.verifyLog.noCase(missing) : messages.verifyLog.noData(config.dataFolder));
    return 2;
  } finally {
    await close();
  }
}

/** A case that is not there is no intact one. */
async function firstMissing(store: Store | null, ids: string[]): Promise<string | undefined> {
  const found = (await store?.getMany('cases', ids)) ?? [];
  return ids.find((_, n) => found[n] === null);
}
