/** Cases: open one, look at one, act on one as a whole. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { execute, startCase } from '../../commands/execute.ts';
import { lookAt } from '../../commands/look.ts';
import type { Context } from '../../context.ts';
import { errors } from '../../errors.ts';
import { caseStarted } from '../../present/case.ts';
import { listCases, listEvents, openCase, viewAfter, viewCase, type CaseQuery } from '../../queries/cases.ts';
import { actorOf } from '../auth.ts';
import { bounded, Data, Limit, repeatId, RequestId } from './schemas.ts';

const StartBody = Type.Object({
  process: Type.String({ maxLength: 100 }),
  data: Data,
  behalfOf: Type.Optional(
    Type.Union([Type.String({ maxLength: 60 }), Type.Object({ name: Type.String({ maxLength: 60 }) })]),
  ),
  requestId: RequestId,
});

const ActBody = Type.Object({
  action: Type.String({ maxLength: 60 }),
  step: Type.Optional(Type.String({ maxLength: 100 })),
  data: Type.Optional(Data),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
  requestId: RequestId,
});

export function caseRoutes(app: FastifyInstance, context: Context): void {
  app.post('/api/cases', { schema: { tags: ['cases'], body: StartBody } }, async (request, reply) => {
    const body = request.body as {
      process: string;
      data: JsonObject;
      behalfOf?: string | { name: string };
      requestId?: string;
    };
    const by = actorOf(request);
    const behalfOf = typeof body.behalfOf === 'string' ? { name: body.behalfOf } : body.behalfOf;
    const form = context.library.latest(body.process)?.definition.start.form;
    bounded(body.data, form ? context.library.latest(body.process)?.forms.get(form) : null);
    const outcome = await startCase(context, body.process, {
      type: 'Start',
      by,
      data: body.data,
      ...(behalfOf ? { behalfOf } : {}),
      ...(body.requestId ? { requestId: body.requestId } : {}),
    });
    if (!outcome.ok) throw errors.rejected(outcome.rejection);
    await context.store.delete('drafts', `${by.user}:${body.process}`);
    const process = await context.library.version(outcome.case.process, outcome.case.version);
    const fresh = outcome.repeated ? outcome.case : (await openCase(context, outcome.case.id, by)).doc;
    return reply.status(201).send(caseStarted(process, fresh));
  });

  app.get(
    '/api/cases',
    {
      schema: {
        tags: ['cases'],
        querystring: Type.Object({
          process: Type.Optional(Type.String()),
          status: Type.Optional(Type.String()),
          region: Type.Optional(Type.String()),
          q: Type.Optional(Type.String({ maxLength: 100 })),
          mine: Type.Optional(Type.Boolean()),
          cursor: Type.Optional(Type.String()),
          limit: Limit,
        }),
      },
    },
    async (request) => listCases(context, actorOf(request), request.query as CaseQuery),
  );

  app.get('/api/cases/:id', { schema: { tags: ['cases'] } }, async (request) => {
    const actor = actorOf(request);
    return viewCase(context, await openCase(context, idOf(request), actor), actor);
  });

  app.get(
    '/api/cases/:id/events',
    {
      schema: {
        tags: ['cases'],
        querystring: Type.Object({ cursor: Type.Optional(Type.String()), limit: Limit }),
      },
    },
    async (request) => {
      const { cursor, limit } = request.query as { cursor?: string; limit: number };
      return listEvents(context, await openCase(context, idOf(request), actorOf(request)), cursor, limit);
    },
  );

  app.post('/api/cases/:id/actions', { schema: { tags: ['cases'], body: ActBody } }, async (request) => {
    const actor = actorOf(request);
    const { action, step, data, comment, requestId } = request.body as {
      action: string;
      step?: string;
      data?: JsonObject;
      comment?: string;
      requestId?: string;
    };
    if (data) bounded(data);
    const common = {
      by: actor,
      action,
      ...(data ? { data } : {}),
      ...(comment ? { comment } : {}),
      ...repeatId(actor, requestId),
    };
    await openCase(context, idOf(request), actor);
    const outcome = await execute(
      context,
      idOf(request),
      step ? { type: 'Act', step, ...common } : { type: 'ActOnCase', ...common },
    );
    if (!outcome.ok) throw errors.rejected(outcome.rejection);
    return { case: await viewAfter(context, outcome.case, actor) };
  });

  app.post(
    '/api/cases/:id/looks',
    {
      schema: {
        tags: ['cases'],
        body: Type.Object({
          paths: Type.Array(Type.String(), { maxItems: 200 }),
          reason: Type.String({ minLength: 2, maxLength: 200 }),
        }),
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { paths, reason } = request.body as { paths: string[]; reason: string };
      return {
        data: await lookAt(context, await openCase(context, idOf(request), actor), actor, paths, reason),
      };
    },
  );
}

function idOf(request: { params: unknown }): string {
  return (request.params as { id: string }).id;
}
