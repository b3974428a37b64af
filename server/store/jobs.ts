/** Jobs are written compare-and-set: a stop asked for at one server is not written over by another. */
import type { JobDoc, JobItemDoc } from './documents.ts';
import type { Store, WriteOp } from './types.ts';

/** Items written at a time. */
const BATCH = 500;

/** What a job is ordered with. */
type JobOrder = Pick<JobDoc, '_id' | 'kind' | 'subject' | 'params' | 'by' | 'startedAt'>;

/** Writes a new job with its items, in their order; it is found only once all its items are there. */
export async function addJob(
  store: Store,
  order: JobOrder,
  refs: Iterable<string> | AsyncIterable<string>,
): Promise<JobDoc> {
  const total = await writeItems(store, order._id, refs);
  const job = newJob(order, { total });
  await store.insert('jobs', job);
  return job;
}

/** Writes a new job whose kind lists its items; one that is there already stays. */
export async function addUnlisted(store: Store, order: JobOrder): Promise<void> {
  await store.insert('jobs', newJob(order, { total: 0, items: '' }));
}

function newJob({ _id, kind, subject, params, by, startedAt }: JobOrder, items: Partial<JobDoc>): JobDoc {
  const begun = { total: 0, cursor: 0, done: 0, left: 0, attempts: 0, nextAt: 0, error: null, endedAt: null };
  return { _id, seq: 1, kind, subject, params, by, state: 'running', ...begun, ...items, startedAt };
}

/** Writes items under a name, in their order; answers with how many. `wrote` is called after every batch. */
export async function writeItems(
  store: Store,
  name: string,
  refs: Iterable<string> | AsyncIterable<string>,
  wrote: () => Promise<void> = async () => {},
): Promise<number> {
  let total = 0;
  let ops: WriteOp[] = [];
  const flush = async (): Promise<void> => {
    await store.write(ops);
    ops = [];
    await wrote();
  };
  for await (const ref of refs) {
    total += 1;
    ops.push({ op: 'put', collection: 'job_items', doc: itemDoc(name, total, ref) });
    if (ops.length >= BATCH) await flush();
  }
  await flush();
  return total;
}

/** The name under which the items of a job stand. */
export function itemsOf({ _id, items }: JobDoc): string {
  return items || _id;
}

/** An item that was not dealt with yet. `n` counts from 1. */
export function itemDoc(job: string, n: number, ref: string): JobItemDoc {
  return {
    _id: `${job}:${String(n).padStart(8, '0')}`,
    rev: 1,
    job,
    n,
    ref,
    state: 'open',
    label: '',
    reasons: [],
  };
}

/** Writes what has changed; null when somebody else was faster. */
export async function changeJob(store: Store, doc: JobDoc, change: Partial<JobDoc>): Promise<JobDoc | null> {
  const changed = { ...doc, ...change, seq: doc.seq + 1 };
  return (await store.swap('jobs', changed, doc.seq)) ? changed : null;
}
