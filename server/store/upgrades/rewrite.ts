/** Every document of a collection, changed one by one: what most upgrades do. */
import type { CollectionName, Doc, Store, Swapped } from '../types.ts';

/** Documents read, and written side by side, at a time. */
const PAGE = 200;

/** Collections whose documents are replaced compare-and-set. */
const SWAPPED: readonly CollectionName[] = [
  'cases',
  'funds',
  'drafts',
  'process_drafts',
  'migrations',
  'jobs',
  'deliveries',
] satisfies Swapped[];

/** Replaces each document by what `change` makes of it; null leaves it as it is. */
export async function rewrite<T extends Doc>(
  store: Store,
  collection: CollectionName,
  change: (doc: T) => T | null | Promise<T | null>,
): Promise<void> {
  let last: T | undefined;
  do {
    const page: T[] = await store.find<T>(collection, {
      sort: { by: '_id', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    await Promise.all(page.map((doc) => replace(store, collection, doc, change)));
    last = page.length === PAGE ? page[page.length - 1] : undefined;
  } while (last);
}

async function replace<T extends Doc>(
  store: Store,
  collection: CollectionName,
  doc: T,
  change: (doc: T) => T | null | Promise<T | null>,
): Promise<void> {
  const changed = await change(doc);
  if (!changed) return;
  if (!SWAPPED.includes(collection)) return store.set(collection, changed);
  // its seq counts what people did; an upgrade is none of it
  const seq = doc['seq'] as number;
  if (await store.swap(collection as Swapped, changed as T & { seq: number }, seq)) return;
  const current = await store.get<T>(collection, doc._id);
  if (current) await replace(store, collection, current, change);
}
