/** Effects that reach another case: it is opened, it is sent a message, it is told how a case it opened has ended. */
import { lostLink } from '../../core/engine/answers.ts';
import { SYSTEM } from '../../core/engine/run.ts';
import type { Effect, JsonObject } from '../../core/vocabulary.ts';
import { execute, startCase } from '../commands/execute.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { CaseDoc } from '../store/documents.ts';
import type { Filter } from '../store/types.ts';
import { raiseIncident } from './incidents.ts';

/** Cases a message to all goes to at a time. */
const PAGE = 200;

type Link = Effect & { kind: 'open' | 'send' | 'tell' };

/** Opens a case; its id follows from the effect's, so that it is opened once. */
export async function openEffect(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'open' },
): Promise<void> {
  const process = context.library.latest(effect.process);
  if (!process) return lost(context, doc, effect, 'unknown_process');
  const positions = process.definition.start.roles.map((role) => ({ role, region: effect.region }));
  const { data, openedBy } = effect;
  const outcome = await startCase(
    context,
    effect.process,
    { type: 'Start', by: { ...SYSTEM, positions }, data, openedBy },
    effect.id.replaceAll(':', '-'),
  );
  if (!outcome.ok) await lost(context, doc, effect, outcome.rejection.code);
}

/** Tells the case that opened this one how it ended. */
export function tellEffect(context: Context, doc: CaseDoc, effect: Effect & { kind: 'tell' }): Promise<void> {
  return deliver(context, doc, effect, effect.case, { ...effect.data, case_no: doc.caseNo });
}

/** Sends a message to the case of a process and region begun last, or to all there. Never to the sender. */
export async function sendEffect(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'send' },
): Promise<void> {
  const { process, region } = effect;
  const running: Filter = { process, status: 'running', scope: region };
  if (effect.all) return sendToAll(context, doc, effect, running);
  const last = await context.store.find<CaseDoc>('cases', {
    filter: { ...running, region },
    sort: { by: 'startedAt', dir: -1 },
    limit: 2,
  });
  const target = last.find(({ _id }) => _id !== doc._id);
  if (target) return deliver(context, doc, effect, target._id, effect.data);
  if (!effect.optional) await lost(context, doc, effect, 'no_running_case');
}

/** Page by page in the order they began: one that moves on or ends meanwhile does not shift the others. */
async function sendToAll(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'send' },
  filter: Filter,
): Promise<void> {
  for (let last: CaseDoc | undefined, more = true; more;) {
    const page: CaseDoc[] = await context.store.find<CaseDoc>('cases', {
      filter,
      sort: { by: 'startedAt', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last.startedAt, id: last._id } } : {}),
    });
    for (const { _id } of page) if (_id !== doc._id) await deliver(context, doc, effect, _id, effect.data);
    last = page.at(-1);
    more = page.length === PAGE;
  }
}

/** A message is heard once by its effect's id. */
async function deliver(
  context: Context,
  doc: CaseDoc,
  effect: Effect & { kind: 'send' | 'tell' },
  to: string,
  data: JsonObject,
): Promise<void> {
  const { id, message } = effect;
  const outcome = await execute(context, to, { type: 'Deliver', id, message, data, from: doc.id });
  // crowded out by other servers: it stays in the box; a refusal would be the same tomorrow
  if (!outcome.ok && outcome.rejection.code === 'conflict') throw errors.conflict();
  if (!outcome.ok) await lost(context, doc, effect, outcome.rejection.code);
}

/** A link to another case that leads nowhere is told to the case it came from. */
function lost(context: Context, doc: CaseDoc, effect: Link, reason: string): Promise<void> {
  const where: JsonObject =
    effect.kind === 'tell' ? { case: effect.case } : { process: effect.process, region: effect.region };
  return raiseIncident(context, doc.id, `lost:${effect.id}`, lostLink(effect.kind), { ...where, reason });
}
