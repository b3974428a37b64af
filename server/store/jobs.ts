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
  let total = 0;
  let ops: WriteOp[] = [];
  for await (const ref of refs) {
    total += 1;
    ops.push({ op: 'put', collection: 'job_items', doc: itemDoc(order._id, total, ref) });
    if (ops.length < BATCH) continue;
    await store.write(ops);
    ops = [];
  }
  await store.write(ops);
  const { _id, kind, subject, params, by, startedAt } = order;
  const begun = { cursor: 0, done: 0, left: 0, attempts: 0, nextAt: 0, error: null, endedAt: null };
  const job: JobDoc = {
    _id,
    seq: 1,
    kind,
    subject,
    params,
    by,
    state: 'running',
    total,
    ...begun,
    startedAt,
  };
  await store.insert('jobs', job);
  return job;
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
