import { MongoServerError, type Db } from 'mongodb';
import { INDEXES } from '../indexes.ts';
import { readPath } from '../paths.ts';
import type { CollectionName, IndexSpec } from '../types.ts';

const NO_COLLECTION = 26;

/**
 * Builds what indexes.ts asks for and is not there. Indexes that an administrator added stay. One by one and only
 * the missing: FerretDB 1.24 breaks off when a list names an index that exists.
 */
export async function ensureIndexes(db: Db): Promise<void> {
  for (const collection of Object.keys(INDEXES) as CollectionName[]) {
    const existing = await indexNames(db, collection);
    for (const spec of INDEXES[collection]) {
      const paths = spec.paths.map((path) => readPath(path).path);
      const name = paths.join('_');
      if (!existing.has(name))
        await db.collection(collection).createIndex(keyOf(spec, paths), options(spec, name));
    }
  }
}

/** The id at the end serves the tie-break of a sorted page; a unique index has no ties. */
function keyOf(spec: IndexSpec, paths: string[]): Record<string, 1> {
  return Object.fromEntries([...paths, ...(spec.unique ? [] : ['_id'])].map((path) => [path, 1]));
}

function options(spec: IndexSpec, name: string) {
  return spec.unique ? { name, unique: true } : { name };
}

async function indexNames(db: Db, collection: CollectionName): Promise<Set<string>> {
  try {
    const indexes = (await db.collection(collection).listIndexes().toArray()) as { name: string }[];
    return new Set(indexes.map((index) => index.name));
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NO_COLLECTION) return new Set();
    throw error;
  }
}
