/** Migrations of running cases to another version, as they are looked at; they are carried out as jobs. */
import type { MigrationView } from '../../core/api-admin.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { itemsLeft, readJob } from '../jobs/jobs.ts';
import type { JobDoc } from '../store/documents.ts';
import { MIGRATION, type MigrationParams } from '../migrations/job.ts';

/** Migrations of a process that are listed. */
const LISTED = 100;

/** A migration of a process. @throws HttpError 404 */
export async function readMigration(context: Context, key: string, id: string): Promise<JobDoc> {
  const job = await readJob(context, id).catch(() => null);
  if (job?.kind !== MIGRATION || job.subject !== key) throw errors.unknown('migration');
  return job;
}

/** Those of a process, newest first. */
export async function listMigrations(context: Context, key: string): Promise<MigrationView[]> {
  const jobs = await context.store.find<JobDoc>('jobs', {
    filter: { kind: MIGRATION, subject: key },
    sort: { by: 'startedAt', dir: -1 },
    limit: LISTED,
  });
  return Promise.all(jobs.map((job) => viewOf(context, job)));
}

/** A migration as it leaves the server. One that was given up is stopped, for who looks at the process; the job says why. */
export async function viewOf({ store }: Context, job: JobDoc): Promise<MigrationView> {
  const { from, to } = JSON.parse(job.params) as MigrationParams;
  const left = job.left > 0 ? await itemsLeft(store, job) : [];
  return {
    id: job._id,
    key: job.subject,
    from,
    to,
    state: job.state === 'failed' ? 'stopped' : job.state,
    total: job.total,
    moved: job.done,
    left: left.map(({ ref, label, reasons }) => ({ id: ref, caseNo: label, reasons })),
    startedAt: job.startedAt,
    startedBy: job.by.name,
    endedAt: job.endedAt,
  };
}
