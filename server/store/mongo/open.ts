import { MongoClient, MongoServerError, ReadConcern, type Db, type DbOptions, type Document } from 'mongodb';
import { reach } from './errors.ts';
import { migrate } from './migrations.ts';
import { atomicByItself, oneWriter, type Atomically } from './one-writer.ts';
import { MongoStore } from './store.ts';

const DEFAULT_DATABASE = 'xiangzhi';
const SELECTION_TIMEOUT = 5000;
/** After this a write counts as not acknowledged; it may still arrive. */
const ACKNOWLEDGE_TIMEOUT = 10_000;

/** Opens the store in a MongoDB database: the one named, else the one in the connection string, else `xiangzhi`. */
export async function openMongo(uri: string, database?: string): Promise<MongoStore> {
  const client = new MongoClient(uri, {
    appName: 'xiangzhi',
    ...(uri.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SELECTION_TIMEOUT }),
    // A field set to undefined is absent, as it is in JSON.
    ignoreUndefined: true,
  });
  try {
    const db = await reach(async () => {
      const name = database ?? (nameIn(uri) || DEFAULT_DATABASE);
      return client.db(name, await durable(client.db(name)));
    });
    await reach(() => migrate(db));
    return new MongoStore(client, db, await reach(() => atomicity(db)));
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** Removes the store in a database for good, whatever else the database holds included. */
export async function eraseMongo(uri: string, database?: string): Promise<void> {
  const client = new MongoClient(uri, { appName: 'xiangzhi' });
  try {
    await reach(() => client.db(database ?? (nameIn(uri) || DEFAULT_DATABASE)).dropDatabase());
  } finally {
    await client.close();
  }
}

/**
 * What a write must have reached before it is acknowledged. On a replica set, or a cluster of them, that is the
 * journal of the majority, and reads see only what such a majority has: nothing seen can be rolled back. A single
 * server is asked for its journal, unless it does not know the word.
 */
async function durable(db: Db): Promise<DbOptions> {
  const hello: Document = await db.admin().command({ hello: 1 });
  if (hello['setName'] !== undefined || hello['msg'] === 'isdbgrid') {
    return {
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: ACKNOWLEDGE_TIMEOUT },
      readConcern: new ReadConcern('majority'),
    };
  }
  const journalled: DbOptions = { writeConcern: { w: 1, journal: true } };
  try {
    await db.collection('schema').deleteOne({ number: -1 }, { writeConcern: journalled.writeConcern! });
    return journalled;
  } catch (error) {
    if (error instanceof MongoServerError) return { writeConcern: { w: 1 } };
    throw error;
  }
}

async function atomicity(db: Db): Promise<Atomically> {
  const build: Document = await db.admin().command({ buildInfo: 1 });
  return build['ferretdbVersion'] === undefined ? atomicByItself : oneWriter(db);
}

function nameIn(uri: string): string | undefined {
  return /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
}
