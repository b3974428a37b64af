/** What is done about what went wrong: tried again, given to somebody, or closed with a reason; what settled itself is closed. */
import { vacantTasks } from '../../core/world/vacancies.ts';
import { deliverDue } from '../channels/deliver.ts';
import { doInTime } from '../../core/world/work.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { tryOnceMore } from '../effects/attempts.ts';
import { fireDue } from '../effects/timers.ts';
import { errors, HttpError } from '../errors.ts';
import { postFor } from '../queries/incidents.ts';
import type { AttemptDoc, CaseDoc, IncidentDoc, TaskDoc, UserDoc } from '../store/documents.ts';
import { execute } from './execute.ts';
import { messages } from './messages.ts';
import { noteChange } from './note-change.ts';

/** Incidents looked through for those that have settled themselves. */
const LOOKED_AT = 500;

const SYSTEM = { user: null, name: messages.incidents.system };

type Closing = NonNullable<IncidentDoc['closed']>;

/** Tries again what was given up; whatever it is, looks whether it is still so. */
export async function retryIncident(context: Context, actor: Actor, doc: IncidentDoc): Promise<IncidentDoc> {
  stillOpen(doc);
  if (doc.letter !== null) {
    await tryOnceMore(context, doc.letter);
    if (doc.letter.startsWith('timer:')) await fireDue(context, context.clock.now());
    else await context.projector.sweep(true);
    await deliverDue(context);
  }
  if (!(await isSettled(context, doc))) throw new HttpError(409, 'still_so', messages.incidents.stillSo);
  return close(context, doc, { how: 'retried', by: byOf(actor), reason: '' });
}

/**
 * 指定: gives the task nobody can take to a person of the county, whose post it need not be.
 * @throws HttpError 404, 409, 422 for somebody who works elsewhere or is barred
 */
export async function appointTo(
  context: Context,
  actor: Actor,
  doc: IncidentDoc,
  to: string,
  reason: string,
): Promise<IncidentDoc> {
  stillOpen(doc);
  const task = doc.task === null ? null : await context.store.get<TaskDoc>('tasks', doc.task);
  if (!task) throw new HttpError(409, 'not_possible_now', messages.incidents.nothingToAppoint);
  const user = await context.store.get<UserDoc>('users', to);
  if (!user) throw errors.unknown('user');
  if (!postFor(context, user, task))
    throw new HttpError(422, 'receiver_unfit', messages.incidents.elsewhere, 'to');
  const holds = user.posts.some((post) => task.candidates.includes(post));
  const outcome = await execute(context, task.case, {
    type: 'Act',
    task: task._id,
    by: actor,
    action: 'assign',
    comment: reason,
    to: { user: user._id, name: user.name, ...(holds ? {} : { outside: true as const }) },
  });
  if (!outcome.ok) throw errors.rejected(outcome.rejection);
  return close(context, doc, { how: 'appointed', by: byOf(actor), reason });
}

/** Nothing is to be done about it: closed with a reason that stands in the book of changes. */
export async function dismissIncident(
  context: Context,
  actor: Actor,
  doc: IncidentDoc,
  reason: string,
): Promise<IncidentDoc> {
  stillOpen(doc);
  if ((reason.match(/\p{L}/gu) ?? []).length < 2) throw errors.invalid(messages.incidents.reason, 'reason');
  await noteChange(context, actor, 'incident', [doc._id, doc.message], reason);
  return close(context, doc, { how: 'dismissed', by: byOf(actor), reason });
}

/** Closes what is no more: somebody holds the task or can take it, what was given up is done, the case has ended. */
export async function settleIncidents(context: Context): Promise<void> {
  const open = await context.store.find<IncidentDoc>('incidents', {
    filter: { open: 1 },
    sort: { by: 'at', dir: -1 },
    limit: LOOKED_AT,
  });
  for (const doc of open)
    if (doc.case !== '' && (await isSettled(context, doc)))
      await close(context, doc, { how: 'settled', by: SYSTEM, reason: '' });
}

async function isSettled(context: Context, { case: id, task, letter }: IncidentDoc): Promise<boolean> {
  const c = await context.store.getShared<CaseDoc>('cases', id);
  if (!c) return true;
  if (task !== null) return isTaken(context, c, task);
  if (letter === null) return false;
  if (letter.startsWith('timer:')) return !c.timers.some((timer) => letter === `timer:${id}:${timer.id}`);
  // what was tried once more and failed again is counted again
  const failed = await context.store.get<AttemptDoc>('attempts', letter);
  return !failed && !c.outbox.some((entry) => entry.id === letter);
}

async function isTaken(context: Context, { activities }: CaseDoc, id: string): Promise<boolean> {
  const activity = activities.find(({ tasks }) => tasks.some((task) => task.id === id));
  const task = activity?.tasks.find((one) => one.id === id);
  if (!activity || !task || task.state === 'done' || task.assignee) return true;
  const vacant = await doInTime(vacantTasks(context.worldOf(context), activity));
  return ![...vacant.keys()].some((one) => one.id === id);
}

function stillOpen({ open }: IncidentDoc): void {
  if (!open) throw new HttpError(409, 'incident_closed', messages.incidents.closed);
}

const byOf = ({ user, name }: Actor): Closing['by'] => ({ user, name });

async function close(
  { store, clock }: Context,
  doc: IncidentDoc,
  closed: Omit<Closing, 'at'>,
): Promise<IncidentDoc> {
  const after: IncidentDoc = { ...doc, open: 0, closed: { ...closed, at: clock.now() } };
  await store.set('incidents', after);
  return after;
}
