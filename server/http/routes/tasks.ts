/** Queues and tasks. */
import type { FastifyInstance } from 'fastify';
import { actAt } from '../../../core/acts/act.ts';
import type { BodyOf } from '../../../core/contract/call.ts';
import { contract } from '../../../core/contract/index.ts';
import { PAGE } from '../../../core/contract/shapes/common.ts';
import type { BatchResult } from '../../../core/contract/shapes/task.ts';
import { whyNot } from '../../../core/engine/candidates.ts';
import type { Act } from '../../../core/engine/commands.ts';
import { mayTakeSeats } from '../../../core/engine/late-seats.ts';
import { ruleOf } from '../../../core/engine/origin.ts';
import { formFor, specOf, stateAt } from '../../../core/engine/process.ts';
import { isObject } from '../../../core/json.ts';
import type { Actor, JsonObject } from '../../../core/vocabulary.ts';
import { keepPapers, ownPapers } from '../../commands/papers.ts';
import { askLateSeats, execute } from '../../commands/execute.ts';
import { recordLooks } from '../../commands/record-looks.ts';
import type { Context } from '../../context.ts';
import { versionOf } from '../../definitions/library.ts';
import { errors, HttpError } from '../../errors.ts';
import type { CaseDoc, TaskDoc, UserDoc } from '../../store/documents.ts';
import { StoreUnavailable } from '../../store/types.ts';
import { openCase, viewAfter, type Opened } from '../../queries/cases.ts';
import type { Look } from '../../queries/search.ts';
import { colleagues, listTasks, viewTask } from '../../queries/tasks.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { bounded, formsOfAct, repeatId } from './data.ts';
import { messages } from '../messages.ts';
import { signs } from '../../../core/signs/messages.ts';

const calls = contract.tasks;

type ActRequest = BodyOf<typeof calls.act>;

export function taskRoutes(app: FastifyInstance, context: Context): void {
  serveList(app, context);
  serveRead(app, context);
  serveColleagues(app, context);
  serveAct(app, context);
  serveBatch(app, context);
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

function serveBatch(app: FastifyInstance, context: Context): void {
  serve(app, context, calls.batch, async (request) => {
    const actor = actorOf(request);
    const { ids, each = {}, ...body } = request.body;
    const results = [];
    // one result an item, in the order of the items; what fails at one of them is told there and holds up no other
    for (const id of new Set(ids)) {
      const own = each[id];
      results.push(await one(context, actor, id, own ? { ...body, data: { ...body.data, ...own } } : body));
    }
    return { results };
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

async function one(context: Context, actor: Actor, id: string, body: ActRequest): Promise<BatchResult> {
  try {
    const data = body.data ?? (await savedAt(context, actor, id, body.action));
    await act(context, actor, id, data ? { ...body, data } : body);
    return { id, ok: true };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (!(error instanceof HttpError))
      context.log.error({ err: error, task: id }, 'an item of a batch failed');
    const told = error instanceof HttpError ? error : errors.internal();
    const missing = faultsIn(told);
    return {
      id,
      ok: false,
      code: told.code,
      message: missing.length > 1 ? signs.sentences(missing.map(({ message }) => message)) : told.message,
      ...(missing.length > 0 ? { missing } : {}),
    };
  }
}

/** What was saved at a task that is the actor's to do; in a batch each item goes with its own. */
async function savedAt(
  context: Context,
  actor: Actor,
  id: string,
  action: string,
): Promise<JsonObject | undefined> {
  const doc = await context.store.get<CaseDoc>('cases', id.split('.')[0] as string);
  const activity = doc?.activities.find(({ tasks }) => tasks.some((one) => one.id === id));
  const task = activity?.tasks.find((one) => one.id === id);
  const process = doc && (await versionOf(context, doc));
  if (!process || !activity || !task?.draft || whyNot(actor, task, activity) !== null) return undefined;
  const spec = specOf(process, activity);
  const form = (outcome: string): string | undefined =>
    formFor(process, spec, ruleOf(spec, task), outcome)?.id;
  // what is saved belongs to the form of the first outcome
  return form(action) === form(Object.keys(spec.outcomes)[0] as string) ? task.draft : undefined;
}

function faultsIn({ details, path, message }: HttpError): NonNullable<BatchResult['missing']> {
  const listed = Array.isArray(details) ? details.filter(isObject) : [];
  const faults = listed.map((one) => ({ path: String(one.path ?? ''), message: String(one.message ?? '') }));
  return faults.length > 0 ? faults : path === undefined ? [] : [{ path, message }];
}
