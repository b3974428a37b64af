import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/types.ts';

/** Whether a MongoDB is there to be tested on: `test.skipIf(!mongoIsThere)`. */
export const mongoIsThere = Boolean(process.env['MONGODB_URI']);

/** What to undo when the test file is done, last made first. */
const cleanUps: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/**
 * An empty store, closed and removed at the end of the test file: a folder of its own, or with `backend: 'mongo'`
 * a database of its own on MONGODB_URI. May be called in a test, a hook or at the top of a file.
 */
export async function freshStore(options: { backend?: Store['backend'] } = {}): Promise<Store> {
  return options.backend === 'mongo' ? freshDatabase() : freshFolder();
}

async function freshFolder(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-test-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return closedAtTheEnd(await openStore({ folder }));
}

async function freshDatabase(): Promise<Store> {
  const mongoUri = process.env['MONGODB_URI'];
  if (!mongoUri) throw new Error('MONGODB_URI is not set: skip this test with mongoIsThere.');
  const mongoDatabase = `xiangzhi_test_${randomUUID().slice(0, 8)}`;
  cleanUps.push(async () => {
    const client = new MongoClient(mongoUri);
    await client.db(mongoDatabase).dropDatabase();
    await client.close();
  });
  return closedAtTheEnd(await openStore({ folder: '', mongoUri, mongoDatabase }));
}

function closedAtTheEnd(store: Store): Store {
  cleanUps.push(() => store.close());
  return store;
}
