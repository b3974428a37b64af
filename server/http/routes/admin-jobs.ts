/** Long work, for who runs the platform: how far it is, what it left, stopped or tried again. */
import type { FastifyInstance } from 'fastify';
import { contract } from '../../../core/contract/index.ts';
import type { Context } from '../../context.ts';
import { deadLetters, retryLetter } from '../../effects/attempts.ts';
import { itemsLeft, itemView, jobView, listJobs, readJob, retryJob, stopJob } from '../../jobs/jobs.ts';
import { serve } from '../serve.ts';

const calls = contract.jobs;

export function adminJobRoutes(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async ({ query }) => ({
    items: (await listJobs(context, query.state)).map(jobView),
  }));
  serve(app, context, calls.read, async ({ params }) => {
    const job = await readJob(context, params.id);
    return { ...jobView(job), items: (await itemsLeft(context.store, job)).map(itemView) };
  });
  serve(app, context, calls.stop, async ({ params }) => jobView(await stopJob(context, params.id)));
  serve(app, context, calls.retry, async ({ params }) => {
    const job = await retryJob(context, params.id);
    context.jobs.runSoon();
    return jobView(job);
  });
  serveDeadLetters(app, context);
}

function serveDeadLetters(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.deadLetters, async () => ({
    items: (await deadLetters(context)).map(({ _id: id, case: of, kind, attempts, error, at }) => ({
      id,
      case: of,
      kind,
      attempts,
      error,
      at,
    })),
  }));
  serve(app, context, calls.retryDeadLetter, async ({ params }) => {
    await retryLetter(context, params.id);
    await context.projector.sweep(true);
    return undefined;
  });
}
