/** Stops a migration of running cases. */
import type { MigrationView } from '../../core/api-admin.ts';
import type { Context } from '../context.ts';
import { stopJob } from '../jobs/jobs.ts';
import { readMigration, viewOf } from '../queries/migrations.ts';

/** Stops one where it is: what has moved stays moved. One that is over stays as it is. */
export async function stopMigration(context: Context, key: string, id: string): Promise<MigrationView> {
  await readMigration(context, key, id);
  return viewOf(context, await stopJob(context, id));
}
