/** Moving running cases to another version: one call, which without `run` only says what would happen. */
import type { MigrateBody, MigratePreview, MigrationView } from '../../../core/api-admin.ts';
import { call, calls } from '../../api/call.ts';

export async function previewMigration(key: string, body: MigrateBody): Promise<MigratePreview> {
  return (await call(calls.designer.migrate, { params: { key }, body })) as MigratePreview;
}

export async function runMigration(key: string, body: MigrateBody, reason: string): Promise<MigrationView> {
  const answer = await call(calls.designer.migrate, {
    params: { key },
    body: { ...body, run: true, reason },
  });
  return answer as MigrationView;
}
