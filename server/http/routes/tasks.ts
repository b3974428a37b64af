/** Queues and tasks. */
import type { FastifyInstance } from 'fastify';
import { actAt } from '../../../core/acts/act.ts';
import type { BodyOf } from '../../../core/contract/call.ts';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import type { Act } from '../../../core/engine/commands.ts';
import { mayTakeSeats } from '../../../core/engine/late-seats.ts';
import { stateAt } from '../../../core/engine/process.ts';
import type { Actor } from '../../../core/vocabulary.ts';
import { keepPapers, ownPapers } from '../../commands/papers.ts';
import { askLateSeats, execute } from '../../commands/execute.ts';
import { recordLooks } from '../../commands/record-looks.ts';
import type { Context } from '../../context.ts';
import { versionOf } from '../../definitions/library.ts';
import { errors, HttpError } from '../../errors.ts';
import type { CaseDoc, TaskDoc, UserDoc } from '../../store/documents.ts';
import { openCase, viewAfter, type Opened } from '../../queries/cases.ts';
import type { Look } from '../../queries/search.ts';
import { colleagues, listTasks, viewTask } from '../../queries/tasks.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { bounded, formsOfAct, repeatId } from './data.ts';
import { messages } from '../messages.ts';
import { serveBatch } from './task-batch.ts';

const calls = contract.tasks;

type ActRequest = BodyOf<typeof calls.act>;

export function taskRoutes(app: FastifyInstance, context: Context): void {
  serveList(app, context);
  serveRead(app, context);
  serveColleagues(app, context);
  serveAct(app, context);
  serveBatch(app, context, act);
}

function serveList(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.list, async (request) => {
    const { reason, ...query } = request.query;
    const actor = actorOf(request);
    const looks: Look[] = [];
    const page = await listTasks(
      context,
      actor,
      { box: 'todo', sort: 'due', limit: PAGE, ...query },
      reason === undefined ? undefined : looks,
    );
    if (reason !== undefined) await recordLooks(context, actor, looks, reason);
    return page;
  });
}

function serveRead(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.read, async (request) => {
    const actor = actorOf(request);
    const { id } = request.params;
    await askLateSeats(context, id.split('.')[0] as string, (...at) => mayTakeSeats(...at, actor));
    return viewTask(context, id, actor);
  });
}

function serveColleagues(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.colleagues, async (request) => ({
    items: await colleagues(context, request.params.id, actorOf(request)),
  }));
}

function serveAct(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.act, async (request) => {
    const actor = actorOf(request);
    const doc = await act(context, actor, request.params.id, request.body);
    return { case: await viewAfter(context, doc, actor) };
  });
}

/** Acts on one task; answers with its case. */
async function act(context: Context, actor: Actor, id: string, body: ActRequest): Promise<CaseDoc> {
  const caseId = id.split('.')[0] as string;
  const task = await context.store.get<TaskDoc>('tasks', id);
  if (!task) throw errors.unknown('task');
  const process = await versionOf(context, task);
  const spec = process && stateAt(process, task)?.meta.task;
  const own = spec && actAt(process, spec, body.action);
  if (own && own.by !== 'holder') await openCase(context, caseId, actor);
  const receiver = body.to ? await context.store.get<UserDoc>('users', body.to) : null;
  if (body.to && !receiver) throw errors.unknown('user');
  if (
    own?.asks.to === 'colleague' &&
    receiver &&
    !receiver.posts.some((post) => task.candidates.includes(post))
  )
    throw new HttpError(422, 'receiver_unfit', messages.receiverUnfit, 'to');
  const { action, data, comment, requestId, seq, draft } = body;
  if (data) bounded(data);
  const forms = process ? formsOfAct(process, action, task) : [];
  const open = (): Promise<Opened> => openCase(context, caseId, actor);
  const papers = data ? await ownPapers(context, actor, data, { forms, open }) : [];
  const command: Act = {
    type: 'Act',
    task: id,
    by: actor,
    action,
    ...(data ? { data } : {}),
    ...(comment ? { comment } : {}),
    ...repeatId(actor, requestId),
    ...(seq !== undefined ? { seq } : {}),
    ...(draft ? { draft } : {}),
    ...(receiver ? { to: { user: receiver._id, name: receiver.name } } : {}),
  };
  const outcome = await execute(context, caseId, command);
  if (!outcome.ok) throw errors.rejected(outcome.rejection);
  await keepPapers(context, caseId, papers);
  return outcome.case;
}
