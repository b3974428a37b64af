/** Lines of the portable form into an empty store. */
import { PassThrough } from 'node:stream';
import type { CollectionName, Doc, Store, WriteOp } from '../types.ts';
import { BackupError, FORMAT, KEPT, type Counts, type Line } from './format.ts';
import { messages } from '../messages.ts';

/** Documents written at a time. */
const BATCH = 500;

/** What takes lines; `done` comes after the last one. */
interface Sink {
  counter(name: string, value: number): Promise<void>;
  document(collection: CollectionName, doc: Doc): Promise<void>;
  part(file: string, content: Buffer): Promise<void>;
  fileEnd(file: string, size: number): Promise<void>;
  done(): Promise<void>;
}

/**
 * Reads a backup to its end, into the store where one is given, else only to see whether it is whole.
 * @throws BackupError `backup_invalid`, `backup_newer`, `backup_cut_off`
 */
export async function loadStore(lines: AsyncIterable<string>, store?: Store): Promise<Counts> {
  const sink = store ? storeSink(store) : NOTHING;
  const counts: Counts = { counters: 0, documents: 0, files: 0 };
  let [number, ended, began] = [0, false, false];
  for await (const text of lines) {
    number += 1;
    const line = parse(text, number);
    if (!began) refuseNewer(line);
    else if (ended) throw invalid(number);
    else if ('end' in line) {
      compare(line.end, counts);
      ended = true;
    } else await take(line, sink, counts, number);
    began = true;
  }
  if (!ended) throw new BackupError('backup_cut_off', messages.backup.cutOff);
  await sink.done();
  return counts;
}

function refuseNewer(line: Line): void {
  if (!('xiangzhi' in line) || line.xiangzhi !== 'backup' || typeof line.format !== 'number')
    throw new BackupError('backup_invalid', messages.backup.notOurs);
  if (line.format > FORMAT) throw new BackupError('backup_newer', messages.backup.newer(line.format, FORMAT));
}

async function take(line: Line, sink: Sink, counts: Counts, number: number): Promise<void> {
  if ('counter' in line && typeof line.value === 'number') {
    counts.counters += 1;
    return sink.counter(line.counter, line.value);
  }
  if ('in' in line && KEPT.includes(line.in) && typeof line.doc?._id === 'string') {
    counts.documents += 1;
    return sink.document(line.in, line.doc);
  }
  if ('part' in line && typeof line.part === 'string')
    return sink.part(line.file, Buffer.from(line.part, 'base64'));
  if ('size' in line && typeof line.size === 'number') {
    counts.files += 1;
    return sink.fileEnd(line.file, line.size);
  }
  throw invalid(number);
}

function storeSink(store: Store): Sink {
  let batch: WriteOp[] = [];
  let upload: { id: string; content: PassThrough; saved: Promise<{ size: number }> } | undefined;
  const flush = async (): Promise<void> => {
    const ops = batch;
    batch = [];
    await store.write(ops);
  };
  return {
    counter: async (name, value) => void (await store.increment(name, value)),
    async document(collection, doc) {
      if (collection === 'events') {
        const { pos: _, ...event } = doc;
        batch.push({ op: 'append', doc: event as Doc });
      } else batch.push({ op: 'add', collection, doc });
      if (batch.length >= BATCH) await flush();
    },
    async part(id, part) {
      if (!upload) {
        const content = new PassThrough();
        upload = { id, content, saved: store.files.save(id, content) };
        // what becomes of it is seen at the end of the file
        upload.saved.catch(() => {});
      }
      const { content, saved } = upload;
      if (!content.write(part)) await Promise.race([drained(content), saved]);
    },
    async fileEnd(id, size) {
      const content = upload?.content ?? new PassThrough();
      const saved = upload?.saved ?? store.files.save(id, content);
      content.end();
      upload = undefined;
      if ((await saved).size !== size)
        throw new BackupError('backup_invalid', messages.backup.fileIncomplete(id));
    },
    done: flush,
  };
}

const NOTHING: Sink = {
  counter: async () => {},
  document: async () => {},
  part: async () => {},
  fileEnd: async () => {},
  done: async () => {},
};

function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => stream.once('drain', () => resolve()));
}

function parse(text: string, number: number): Line {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null) return line as Line;
  } catch {
    // said below, with the line
  }
  if (number === 1) throw new BackupError('backup_invalid', messages.backup.notOurs);
  throw invalid(number);
}

function compare(said: Counts, found: Counts): void {
  for (const name of ['counters', 'documents', 'files'] as const)
    if (said?.[name] !== found[name]) throw new BackupError('backup_invalid', messages.backup.countDiffers);
}

function invalid(number: number): BackupError {
  return new BackupError('backup_invalid', messages.backup.lineUnreadable(number));
}
