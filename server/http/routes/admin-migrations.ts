/** Taking running cases to another version: tried out first, then carried out in the background. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import { orderMigration } from '../../commands/order-migration.ts';
import { stopMigration } from '../../commands/stop-migration.ts';
import type { Context } from '../../context.ts';
import { previewMigration } from '../../migrations/preview.ts';
import { listMigrations, readMigration, viewOf } from '../../queries/migrations.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';

const calls = contract.designer;

export function adminMigrationRoutes(app: FastifyInstance, context: Context): void {
  serveMigrate(app, context);
  serve(app, context, calls.migrations, async (request) => ({
    items: await listMigrations(context, request.params.key),
  }));
  serve(app, context, calls.migration, async ({ params }) =>
    viewOf(context, await readMigration(context, params.key, params.id)),
  );
  serve(app, context, calls.stopMigration, async ({ params }) =>
    stopMigration(context, params.key, params.id),
  );
}

function serveMigrate(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.migrate, async (request, reply) => {
    const actor = actorOf(request);
    const { key } = request.params;
    const { body } = request;
    if (!body.run) return previewMigration(context, key, body, actor);
    const view = await orderMigration(context, key, body, { user: actor.user, name: actor.name });
    context.jobs.runSoon();
    reply.status(202);
    return view;
  });
}
