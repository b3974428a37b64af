import type { CollectionName, Doc, Filter, Store } from './types.ts';

/** Rows fetched at a time. */
const BATCH = 1000;

/** All documents of a small collection, by id. */
export async function whole<T extends Doc>(
  store: Store,
  collection: CollectionName,
  filter: Filter = {},
): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const last = rows[rows.length - 1];
    const page = await store.find<T>(collection, {
      filter,
      sort: { by: '_id', dir: 1 },
      limit: BATCH,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    rows.push(...page);
    if (page.length < BATCH) return rows;
  }
}
