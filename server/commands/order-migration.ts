/** Orders a migration of running cases to another version; a job carries it out. */
import { randomUUID } from 'node:crypto';
import type { MigrateBody, MigrationView } from '../../core/api-admin.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import { casesOn } from '../migrations/cases.ts';
import { MIGRATION, type MigrationParams } from '../migrations/job.ts';
import { wayOf } from '../migrations/way.ts';
import { viewOf } from '../queries/migrations.ts';
import type { By, JobDoc } from '../store/documents.ts';
import { addJob } from '../store/jobs.ts';
import { messages } from './messages.ts';

/** Orders a migration; it is carried out from then on. @throws HttpError as `wayOf`; 409 `migration_running`, 422 without a reason */
export async function orderMigration(
  context: Context,
  key: string,
  body: MigrateBody,
  by: By,
): Promise<MigrationView> {
  const reason = body.reason?.trim() ?? '';
  if (reason === '') throw errors.invalid(messages.migration.reason, 'reason');
  await wayOf(context, key, body);
  const target = context.library.versions(key).find(({ version }) => version === body.to);
  if (target?.state === 'scheduled')
    throw new HttpError(409, 'version_not_in_force', messages.migration.notInForce(body.to), 'to');
  const [running] = await context.store.find<JobDoc>('jobs', {
    filter: { kind: MIGRATION, subject: key, state: 'running' },
    limit: 1,
  });
  if (running)
    throw new HttpError(409, 'migration_running', messages.migration.running, undefined, {
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
