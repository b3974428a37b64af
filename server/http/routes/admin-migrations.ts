/** Taking running cases to another version: tried out first, then carried out in the background. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { MigrateBody } from '../../../core/api-admin.ts';
import type { Context } from '../../context.ts';
import { previewMigration } from '../../migrations/preview.ts';
import {
  listMigrations,
  orderMigration,
  readMigration,
  stopMigration,
  viewOf,
} from '../../migrations/run.ts';
import { entitled } from '../auth.ts';
import { DraftParams, KeyParams, Version } from './definition-schemas.ts';

const tags = ['designer'];
const AT = '/api/admin/processes/:key';

const Body = Type.Object(
  {
    from: Version,
    to: Version,
    mapping: Type.Optional(
      Type.Record(
        Type.String({ maxLength: 300 }),
        Type.Union([Type.Null(), Type.String({ maxLength: 300 })]),
        {
          maxProperties: 1_000,
        },
      ),
    ),
    cases: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 10_000 })),
    run: Type.Optional(Type.Boolean()),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);

export function adminMigrationRoutes(app: FastifyInstance, context: Context): void {
  app.post(`${AT}/migrate`, { schema: { tags, params: KeyParams, body: Body } }, async (request, reply) => {
    const { actor } = entitled(context, request, 'publishes');
    const { key } = request.params as { key: string };
    const body = request.body as MigrateBody;
    if (!body.run) return previewMigration(context, key, body, actor);
    const view = await orderMigration(context, key, body, { user: actor.user, name: actor.name });
    context.jobs.runSoon();
    return reply.status(202).send(view);
  });

  app.get(`${AT}/migrations`, { schema: { tags, params: KeyParams } }, async (request) => {
    entitled(context, request, 'designs', 'publishes');
    return { items: await listMigrations(context, (request.params as { key: string }).key) };
  });

  app.get(`${AT}/migrations/:id`, { schema: { tags, params: DraftParams } }, async (request) => {
    entitled(context, request, 'designs', 'publishes');
    const { key, id } = request.params as { key: string; id: string };
    return viewOf(context, await readMigration(context, key, id));
  });

  app.post(`${AT}/migrations/:id/stop`, { schema: { tags, params: DraftParams } }, async (request) => {
    entitled(context, request, 'publishes');
    const { key, id } = request.params as { key: string; id: string };
    return stopMigration(context, key, id);
  });
}
