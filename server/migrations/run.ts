/** Migrations of running cases to another version: ordered, looked at, stopped. They are carried out as jobs. */
import { randomUUID } from 'node:crypto';
import type { MigrateBody, MigrationView } from '../../core/api-admin.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import { itemsLeft, readJob, stopJob } from '../jobs/jobs.ts';
import type { By, JobDoc } from '../store/documents.ts';
import { addJob } from '../store/jobs.ts';
import { casesOn } from './cases.ts';
import { MIGRATION, type MigrationParams } from './job.ts';
import { wayOf } from './way.ts';

/** Migrations of a process that are listed. */
const LISTED = 100;

/** Orders a migration; it is carried out from then on. @throws HttpError as `wayOf`; 409 `migration_running`, 422 without a reason */
export async function orderMigration(
  context: Context,
  key: string,
  body: MigrateBody,
  by: By,
): Promise<MigrationView> {
  const reason = body.reason?.trim() ?? '';
  if (reason === '') throw errors.invalid('请填写转入新版本的理由', 'reason');
  await wayOf(context, key, body);
  const target = context.library.versions(key).find(({ version }) => version === body.to);
  if (target?.state === 'scheduled')
    throw new HttpError(409, 'version_not_in_force', `第 ${body.to} 版尚未生效,生效后才能转入`, 'to');
  const [running] = await context.store.find<JobDoc>('jobs', {
    filter: { kind: MIGRATION, subject: key, state: 'running' },
    limit: 1,
  });
  if (running)
    throw new HttpError(409, 'migration_running', '这个事项正在转入新版本,请等它完成', undefined, {
      migration: running._id,
    });
  const { from, to, mapping = {} } = body;
  const params: MigrationParams = { from, to, mapping, reason };
  const job = await addJob(
    context.store,
    {
      _id: randomUUID(),
      kind: MIGRATION,
      subject: key,
      params: JSON.stringify(params),
      by: { user: by.user, name: by.name },
      startedAt: context.clock.now(),
    },
    idsOf(casesOn(context, key, from, body.cases)),
  );
  return viewOf(context, job);
}

async function* idsOf(docs: AsyncIterable<{ id: string }>): AsyncGenerator<string> {
  for await (const { id } of docs) yield id;
}

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

/** Stops one where it is: what has moved stays moved. One that is over stays as it is. */
export async function stopMigration(context: Context, key: string, id: string): Promise<MigrationView> {
  await readMigration(context, key, id);
  return viewOf(context, await stopJob(context, id));
}

/** A migration as it leaves the server. One that was given up is stopped, for who looks at the process; the job says why. */
export async function viewOf({ store }: Context, job: JobDoc): Promise<MigrationView> {
  const { from, to } = JSON.parse(job.params) as MigrationParams;
  const left = job.left > 0 ? await itemsLeft(store, job._id) : [];
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
