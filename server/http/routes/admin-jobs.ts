/** Long work, for who runs the platform: how far it is, what it left, stopped or tried again. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Context } from '../../context.ts';
import { deadLetters, retryLetter } from '../../effects/attempts.ts';
import { itemsLeft, itemView, jobView, listJobs, readJob, retryJob, stopJob } from '../../jobs/jobs.ts';
import type { JobDoc } from '../../store/documents.ts';
import { adminOf } from '../auth.ts';

const tags = ['admin'];
const Params = Type.Object({ id: Type.String({ maxLength: 200 }) });
const State = Type.Union(
  (['running', 'done', 'stopped', 'failed'] as const).map((state) => Type.Literal(state)),
);
const Query = Type.Object({ state: Type.Optional(State) });

export function adminJobRoutes(app: FastifyInstance, context: Context): void {
  app.get('/api/admin/jobs', { schema: { tags, querystring: Query } }, async (request) => {
    adminOf(request);
    const { state } = request.query as { state?: JobDoc['state'] };
    return { items: (await listJobs(context, state)).map(jobView) };
  });

  app.get('/api/admin/jobs/:id', { schema: { tags, params: Params } }, async (request) => {
    adminOf(request);
    const job = await readJob(context, (request.params as { id: string }).id);
    return { ...jobView(job), items: (await itemsLeft(context.store, job._id)).map(itemView) };
  });

  app.post('/api/admin/jobs/:id/stop', { schema: { tags, params: Params } }, async (request) => {
    adminOf(request);
    return jobView(await stopJob(context, (request.params as { id: string }).id));
  });

  app.post('/api/admin/jobs/:id/retry', { schema: { tags, params: Params } }, async (request) => {
    adminOf(request);
    const job = await retryJob(context, (request.params as { id: string }).id);
    context.jobs.runSoon();
    return jobView(job);
  });

  app.get('/api/admin/dead-letters', { schema: { tags } }, async (request) => {
    adminOf(request);
    const letters = await deadLetters(context);
    return {
      items: letters.map(({ _id: id, case: of, kind, attempts, error, at }) => ({
        id,
        case: of,
        kind,
        attempts,
        error,
        at,
      })),
    };
  });

  app.post(
    '/api/admin/dead-letters/:id/retry',
    { schema: { tags, params: Params } },
    async (request, reply) => {
      adminOf(request);
      await retryLetter(context, (request.params as { id: string }).id);
      await context.projector.sweep(true);
      return reply.status(204).send();
    },
  );
}
