/** What everybody may call without logging in: notices, objections, tracking, demo accounts. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { JsonObject } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { fileObjection, listNotices, readNotice, track, type NoticeQuery } from '../../queries/public.ts';
import { demoAccounts } from '../../queries/demo.ts';
import { Limit } from '../../../core/contract/shapes/common.ts';
import { bounded } from './data.ts';

/** Guards against flooding and guessing; per address. */
const OBJECTIONS = { max: 20, timeWindow: '1 minute' };
const TRACKS = { max: 60, timeWindow: '1 minute' };

export function publicRoutes(app: FastifyInstance, context: Context): void {
  app.get(
    '/api/public/notices',
    {
      schema: {
        tags: ['public'],
        querystring: Type.Object({
          region: Type.Optional(Type.String()),
          process: Type.Optional(Type.String()),
          cursor: Type.Optional(Type.String()),
          limit: Limit,
        }),
      },
    },
    async (request) => listNotices(context, request.query as NoticeQuery),
  );

  app.get('/api/public/notices/:id', { schema: { tags: ['public'] } }, async (request) =>
    readNotice(context, (request.params as { id: string }).id),
  );

  app.post(
    '/api/public/notices/:id/objections',
    {
      schema: { tags: ['public'], body: Type.Record(Type.String(), Type.Any()) },
      config: { rateLimit: OBJECTIONS },
    },
    async (request, reply) => {
      const data = request.body as JsonObject;
      bounded(data);
      const receipt = await fileObjection(context, (request.params as { id: string }).id, data);
      return reply.status(201).send(receipt);
    },
  );

  app.get(
    '/api/public/track',
    {
      schema: {
        tags: ['public'],
        querystring: Type.Object({
          caseNo: Type.String({ maxLength: 60 }),
          idLast4: Type.String({ maxLength: 8 }),
        }),
      },
      config: { rateLimit: TRACKS },
    },
    async (request) => {
      const { caseNo, idLast4 } = request.query as { caseNo: string; idLast4: string };
      const found = await track(context, caseNo, idLast4);
      if (!found) throw errors.unknown('case');
      return found;
    },
  );

  app.get('/api/public/demo-accounts', { schema: { tags: ['public'] } }, async () => demoAccounts(context));
}
