/** A store as lines of the portable form, one at a time: what is held in memory does not grow with the store. */
import type { CollectionName, Doc, FileStore, Store } from '../types.ts';
import { BackupError, FORMAT, KEPT, type Counts, type Line } from './format.ts';
import { messages } from '../messages.ts';

/** Documents read at a time. */
const PAGE = 500;

/**
 * Everything the store keeps. The caller sees to it that nothing is written meanwhile.
 * @param at when the backup is made, ISO
 * @param files where the contents of files are, when not in the store
 */
export async function* dumpStore(
  store: Store,
  at: string,
  files: FileStore = store.files,
): AsyncGenerator<Line> {
  const counts: Counts = { counters: 0, documents: 0, files: 0 };
  yield { xiangzhi: 'backup', format: FORMAT, at };
  for (const [counter, value] of Object.entries(await store.counters())) {
    counts.counters += 1;
    yield { counter, value };
  }
  for (const collection of KEPT) {
    const docs = collection === 'events' ? log(store) : byId(store, collection);
    for await (const doc of docs) {
      counts.documents += 1;
      yield { in: collection, doc };
    }
  }
  for await (const { _id } of byId(store, 'files')) {
    const content = await files.open(_id);
    if (!content) continue;
    counts.files += 1;
    yield* contentOf(_id, content);
  }
  yield { end: counts };
}

/** The same of a store in use: fails at its end when something happened meanwhile. @throws BackupError `store_busy` */
export async function* dumpUnchanged(store: Store, at: string): AsyncGenerator<Line> {
  const before = await mark(store);
  yield* dumpStore(store, at);
  if ((await mark(store)) !== before) throw new BackupError('store_busy', messages.backup.busy);
}

/** What changes with every case, event and account: the same before and after a dump when the dump is of one moment. */
async function mark(store: Store): Promise<string> {
  const accounts: string[] = [];
  for await (const { _id, seq } of byId(store, 'funds')) accounts.push(`${_id}:${String(seq)}`);
  return [await store.head(), ...accounts].join(' ');
}

async function* byId(store: Store, collection: CollectionName): AsyncGenerator<Doc> {
  for (let last: string | undefined; ;) {
    const page: Doc[] = await store.find(collection, {
      sort: { by: '_id', dir: 1 },
      limit: PAGE,
      ...(last === undefined ? {} : { after: { value: last, id: last } }),
    });
    yield* page;
    last = page.at(-1)?._id;
    if (last === undefined || page.length < PAGE) return;
  }
}

/** The event log in its order, which is the order it is written again. */
async function* log(store: Store): AsyncGenerator<Doc> {
  const head = await store.head();
  for (let pos = 0; pos < head;) {
    const page = await store.tail<Doc & { pos: number }>(pos, PAGE);
    if (page.length === 0) return;
    yield* page;
    pos = page.at(-1)!.pos;
  }
}

async function* contentOf(file: string, content: NodeJS.ReadableStream): AsyncGenerator<Line> {
  let size = 0;
  for await (const chunk of content) {
    const part = Buffer.from(chunk);
    size += part.length;
    yield { file, part: part.toString('base64') };
  }
  yield { file, size };
}
