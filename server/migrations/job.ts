/** A migration as a job: its items are cases, each moved by one commit or left with the reason. */
import type { Order } from '../../core/migration/migrate.ts';
import type { JobKind } from '../jobs/kind.ts';
import { RETRY } from '../jobs/retry.ts';
import { moveCase } from '../commands/move-case.ts';
import { wayOf } from './way.ts';

export const MIGRATION = 'migration';

/** What a migration was ordered with. */
export interface MigrationParams {
  from: number;
  to: number;
  /** By path of the old version's states. */
  mapping: Record<string, string | null>;
  reason: string;
}

export const migrationJob: JobKind = {
  kind: MIGRATION,
  retry: RETRY.job,
  begin: async (context, job) => {
    const params = JSON.parse(job.params) as MigrationParams;
    const way = await wayOf(context, job.subject, params);
    const order: Order = {
      by: { user: job.by.user ?? '', name: job.by.name, positions: [] },
      reason: params.reason,
    };
    return async (id) => {
      const result = await moveCase(context, id, way, order);
      return result.moved ? { done: true } : { done: false, label: result.caseNo, reasons: result.reasons };
    };
  },
};
