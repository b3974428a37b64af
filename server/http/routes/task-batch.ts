/** Many tasks at once: each is acted on as it would be alone, and has a result of its own. */
import type { FastifyInstance } from 'fastify';
import type { BodyOf } from '../../../core/contract/call.ts';
import { contract } from '../../../core/contract/index.ts';
import type { BatchResult } from '../../../core/contract/shapes/task.ts';
import { whyNot } from '../../../core/engine/candidates.ts';
import { ruleOf } from '../../../core/engine/origin.ts';
import { formFor, specOf } from '../../../core/engine/process.ts';
import { isObject } from '../../../core/json.ts';
import type { Actor, JsonObject } from '../../../core/vocabulary.ts';
import type { Context } from '../../context.ts';
import { versionOf } from '../../definitions/library.ts';
import { errors, HttpError } from '../../errors.ts';
import type { CaseDoc } from '../../store/documents.ts';
import { StoreUnavailable } from '../../store/types.ts';
import { actorOf } from '../auth.ts';
import { serve } from '../serve.ts';
import { signs } from '../../../core/signs/messages.ts';

/** Acts on one task. */
type ActOn = (
  context: Context,
  actor: Actor,
  id: string,
  body: BodyOf<typeof contract.tasks.act>,
) => Promise<CaseDoc>;

/** Serves the call; `act` is how one task is acted on. */
export function serveBatch(app: FastifyInstance, context: Context, act: ActOn): void {
  serve(app, context, contract.tasks.batch, async (request) => {
    const actor = actorOf(request);
    const { ids, each = {}, ...body } = request.body;
    const results = [];
    // one result an item, in the order of the items; what fails at one of them is told there and holds up no other
    for (const id of new Set(ids)) {
      const own = each[id];
      results.push(
        await one(context, act, actor, id, own ? { ...body, data: { ...body.data, ...own } } : body),
      );
    }
    return { results };
  });
}

async function one(
  context: Context,
  act: ActOn,
  ...[actor, id, body]: [Actor, string, BodyOf<typeof contract.tasks.act>]
): Promise<BatchResult> {
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
