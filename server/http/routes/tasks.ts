/** Queues and tasks. */
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { Act } from '../../../core/engine/commands.ts';
import type { Actor, JsonObject } from '../../../core/vocabulary.ts';
import { execute } from '../../commands/execute.ts';
import type { Context } from '../../context.ts';
import { errors, HttpError } from '../../errors.ts';
import type { CaseDoc, TaskDoc, UserDoc } from '../../store/documents.ts';
import { openCase, viewAfter } from '../../queries/cases.ts';
import { colleagues, listTasks, viewTask, type TaskQuery } from '../../queries/tasks.ts';
import { actorOf } from '../auth.ts';
import { bounded, Data, Limit, repeatId, RequestId } from './schemas.ts';

const ActBody = Type.Object({
  action: Type.String({ maxLength: 60 }),
  data: Type.Optional(Data),
  comment: Type.Optional(Type.String({ maxLength: 2000 })),
  to: Type.Optional(Type.String({ maxLength: 200 })),
  requestId: RequestId,
  seq: Type.Optional(Type.Integer()),
});

interface ActRequest {
  action: string;
  data?: JsonObject;
  comment?: string;
  to?: string;
  requestId?: string;
  seq?: number;
}

/** Tasks of one batch; each is a command of its own with a result of its own. */
const MAX_BATCH = 200;

export function taskRoutes(app: FastifyInstance, context: Context): void {
  app.get(
    '/api/tasks',
    {
      schema: {
        tags: ['tasks'],
        querystring: Type.Object({
          box: Type.Union(
            [Type.Literal('todo'), Type.Literal('done'), Type.Literal('copied'), Type.Literal('started')],
            { default: 'todo' },
          ),
          process: Type.Optional(Type.String()),
          q: Type.Optional(Type.String({ maxLength: 100 })),
          /** `newest`; anything else is by due date. */
          sort: Type.String({ default: 'due', maxLength: 20 }),
          cursor: Type.Optional(Type.String()),
          limit: Limit,
        }),
      },
    },
    async (request) => listTasks(context, actorOf(request), request.query as TaskQuery),
  );

  app.get('/api/tasks/:id', { schema: { tags: ['tasks'] } }, async (request) =>
    viewTask(context, idOf(request), actorOf(request)),
  );

  app.get('/api/tasks/:id/colleagues', { schema: { tags: ['tasks'] } }, async (request) => ({
    items: await colleagues(context, idOf(request), actorOf(request)),
  }));

  app.post('/api/tasks/:id/actions', { schema: { tags: ['tasks'], body: ActBody } }, async (request) => {
    const actor = actorOf(request);
    const doc = await act(context, actor, idOf(request), request.body as ActRequest);
    return { case: await viewAfter(context, doc, actor) };
  });

  app.post(
    '/api/tasks/batch',
    {
      schema: {
        tags: ['tasks'],
        body: Type.Object({
          action: Type.String({ maxLength: 60 }),
          ids: Type.Array(Type.String(), { minItems: 1, maxItems: MAX_BATCH }),
          data: Type.Optional(Data),
          comment: Type.Optional(Type.String({ maxLength: 2000 })),
          to: Type.Optional(Type.String()),
        }),
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const { ids, ...body } = request.body as ActRequest & { ids: string[] };
      const results = [];
      for (const id of ids) results.push(await one(context, actor, id, body));
      return { results };
    },
  );
}

/** Acts on one task; answers with its case. */
async function act(context: Context, actor: Actor, id: string, body: ActRequest): Promise<CaseDoc> {
  const caseId = id.split('.')[0] as string;
  const task = await context.store.get<TaskDoc>('tasks', id);
  if (!task) throw errors.unknown('task');
  // whoever waits for a task may urge it, but nobody who has no business in the case
  if (body.action === 'urge') await openCase(context, caseId, actor);
  const receiver = body.to ? await context.store.get<UserDoc>('users', body.to) : null;
  if (body.to && !receiver) throw errors.unknown('user');
  if (
    body.action === 'transfer' &&
    receiver &&
    !receiver.posts.some((post) => task.candidates.includes(post))
  ) {
    throw new HttpError(422, 'receiver_unfit', '接收人不担任这个岗位', 'to');
  }
  const { action, data, comment, requestId, seq } = body;
  if (data) bounded(data);
  const command: Act = {
    type: 'Act',
    task: id,
    by: actor,
    action,
    ...(data ? { data } : {}),
    ...(comment ? { comment } : {}),
    ...repeatId(actor, requestId),
    ...(seq !== undefined ? { seq } : {}),
    ...(receiver ? { to: { user: receiver._id, name: receiver.name } } : {}),
  };
  const outcome = await execute(context, caseId, command);
  if (!outcome.ok) throw errors.rejected(outcome.rejection);
  return outcome.case;
}

async function one(
  context: Context,
  actor: Actor,
  id: string,
  body: ActRequest,
): Promise<{ id: string; ok: boolean; code?: string; message?: string }> {
  try {
    await act(context, actor, id, body);
    return { id, ok: true };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { id, ok: false, code: error.code, message: error.message };
  }
}

function idOf(request: { params: unknown }): string {
  return (request.params as { id: string }).id;
}
