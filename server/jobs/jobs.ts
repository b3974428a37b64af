/** What people do with jobs: look, stop, try again. */
import type { JobItemView, JobView } from '../../core/contract/shapes/job.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import type { JobDoc, JobItemDoc } from '../store/documents.ts';
import { changeJob, itemsOf } from '../store/jobs.ts';
import type { Store } from '../store/types.ts';
import { messages } from '../messages.ts';

/** Jobs, and items left, that are listed. */
const LISTED = 100;
const LEFT_LISTED = 1_000;

/** @throws HttpError 404 */
export async function readJob({ store }: Pick<Context, 'store'>, id: string): Promise<JobDoc> {
  const doc = await store.get<JobDoc>('jobs', id);
  if (!doc) throw errors.unknown('job');
  return doc;
}

/** The newest first, all or of one state. */
export function listJobs({ store }: Pick<Context, 'store'>, state?: JobDoc['state']): Promise<JobDoc[]> {
  return store.find<JobDoc>('jobs', {
    filter: state ? { state } : {},
    sort: { by: 'startedAt', dir: -1 },
    limit: LISTED,
  });
}

/** Items it could not deal with, in their order. */
export function itemsLeft(store: Store, job: JobDoc): Promise<JobItemDoc[]> {
  return store.find<JobItemDoc>('job_items', {
    filter: { job: itemsOf(job), state: 'left' },
    sort: { by: 'n', dir: 1 },
    limit: LEFT_LISTED,
  });
}

/** Stops one where it is: what was done stays done. One that is over stays as it is. @throws HttpError 404 */
export async function stopJob(context: Context, id: string): Promise<JobDoc> {
  for (;;) {
    const doc = await readJob(context, id);
    if (doc.state !== 'running') return doc;
    const stopped = await changeJob(context.store, doc, {
      state: 'stopped',
      endedAt: context.clock.now(),
    });
    if (stopped) return stopped;
  }
}

/** Goes on with one that was given up, or does not wait for its next attempt. @throws HttpError 404, 409 `job_over` */
export async function retryJob(context: Context, id: string): Promise<JobDoc> {
  for (;;) {
    const doc = await readJob(context, id);
    if (doc.state === 'done' || doc.state === 'stopped')
      throw new HttpError(409, 'job_over', messages.jobOver);
    const again = await changeJob(context.store, doc, {
      state: 'running',
      attempts: 0,
      nextAt: 0,
      endedAt: null,
    });
    if (again) return again;
  }
}

/** A job as it leaves the server. */
export function jobView(doc: JobDoc): JobView {
  const {
    _id: id,
    kind,
    subject,
    state,
    total,
    cursor,
    done,
    left,
    attempts,
    error,
    startedAt,
    endedAt,
  } = doc;
  const dealt = Math.min(cursor, total);
  return {
    id,
    kind,
    subject,
    state,
    total,
    dealt,
    done,
    left,
    attempts,
    error,
    nextAt: state === 'running' && doc.nextAt > Date.now() ? new Date(doc.nextAt).toISOString() : null,
    startedAt,
    startedBy: doc.by.name,
    endedAt,
  };
}

export function itemView({ ref, label, reasons }: JobItemDoc): JobItemView {
  return { ref, label, reasons };
}
