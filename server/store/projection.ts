/** From the case before and after a decision to what the lists show: the difference, as documents. */
import { sameSeat } from '../../core/engine/origin.ts';
import { BLOCKS } from '../../core/blocks/index.ts';
import type { ListedRow } from '../../core/blocks/specs.ts';
import { textsOf } from '../../core/json.ts';
import { ancestorsOf } from '../../core/values/region.ts';
import type { Activity, Case, Json, Task } from '../../core/vocabulary.ts';
import type { IncidentDoc, RecordDoc, RequestDoc, TaskDoc } from './documents.ts';
import type { WriteOp } from './types.ts';

/** Sorts tasks without a deadline behind all others. */
const NO_DUE = '9999-12-31T00:00:00.000Z';

/** What the lists and the log must show after one commit. */
export function projection(before: Case | null, after: Case, record: RecordDoc): WriteOp[] {
  return [
    { op: 'append', doc: record },
    ...tasks(before, after).map((doc): WriteOp => ({ op: 'put', collection: 'tasks', doc })),
    ...listed(before, after),
    ...incidents(after, record).map((doc): WriteOp => ({ op: 'add', collection: 'incidents', doc })),
    ...outgrown(before, after).map((doc): WriteOp => ({ op: 'add', collection: 'requests', doc })),
  ];
}

/** Requests that no longer find room in the case: an id means one thing for ever. */
function outgrown(before: Case | null, after: Case): RequestDoc[] {
  const kept = new Set(after.requests.map(({ id }) => id));
  const gone = (before?.requests ?? []).filter(({ id }) => !kept.has(id));
  return gone.map((request) => ({ ...request, _id: requestKey(after.id, request.id) }));
}

/** Where a request that a case has outgrown is kept. */
export const requestKey = (caseId: string, request: string): string => `${caseId}:${request}`;

function tasks(before: Case | null, after: Case): TaskDoc[] {
  const earlier = new Map(shownTasks(before).map((doc) => [doc._id, doc]));
  const changed: TaskDoc[] = [];
  for (const doc of shownTasks(after)) {
    const old = earlier.get(doc._id);
    earlier.delete(doc._id);
    if (!old || differs(old, doc)) changed.push(doc);
  }
  // what is gone was either acted upon or withdrawn with its step
  for (const { node, tasks } of before?.activities ?? [])
    for (const task of tasks) if (earlier.has(task.id)) changed.push(goneDoc(after, node, task));
  return changed;
}

/** Whether two showings of a task differ in anything but their revision. */
function differs(old: TaskDoc, doc: TaskDoc): boolean {
  for (const key of Object.keys(doc)) {
    const [a, b] = [old[key], doc[key]];
    if (key === 'rev' || a === b) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || JSON.stringify(a) !== JSON.stringify(b))
      return true;
  }
  return false;
}

function goneDoc(after: Case, node: string, task: Task): TaskDoc {
  const record = after.records.findLast((r) => r.task === task.id);
  if (!record) return taskDoc(after, node, task, 'cancelled');
  const doneBy = { ...record.by, at: record.at, outcome: record.action };
  return taskDoc(after, node, { ...task, doneBy }, 'done');
}

/** Tasks as the queues show them now. */
function shownTasks(c: Case | null): TaskDoc[] {
  if (!c) return [];
  return c.activities.flatMap((activity) =>
    activity.tasks.map((task) => taskDoc(c, activity.node, task, stateShown(activity, task))),
  );
}

/**
 * Where several persons of one role are asked, everybody would see as many tasks of the same case: the next one is shown
 * when the one before is taken.
 */
function stateShown(activity: Activity, task: Task): Task['state'] {
  if (!isFree(task)) return task.state;
  const next = activity.tasks.find((other) => (other === task || sameSeat(other, task)) && isFree(other));
  return next === task ? task.state : 'waiting';
}

function isFree(task: Task): boolean {
  return task.state === 'open' && !task.assignee;
}

/** A task of a case as the queues list it. */
export function taskDoc(c: Case, node: string, task: Task, state: TaskDoc['state']): TaskDoc {
  return {
    _id: task.id,
    rev: c.seq,
    case: c.id,
    caseNo: c.caseNo,
    process: c.process,
    version: c.version,
    step: task.step,
    node,
    role: task.role,
    title: c.subject,
    region: c.region,
    candidates: task.candidates,
    excluded: task.excluded,
    ...(task.named ? { named: task.named } : {}),
    assignee: task.assignee ?? null,
    state: c.status === 'suspended' && state === 'open' ? 'waiting' : state,
    openedAt: task.openedAt,
    due: task.due ?? null,
    ...(task.dueOpen ? { dueOpen: true as const } : {}),
    overdue: task.overdue ?? false,
    sort: task.due ?? NO_DUE,
    doneUser: task.doneBy?.user ?? null,
    doneAt: task.doneBy?.at ?? null,
    outcome: task.doneBy?.outcome ?? null,
  };
}

/** The rows of the blocks that are new or other than before. */
function listed(before: Case | null, after: Case): WriteOp[] {
  const rowsOf = (c: Case): ListedRow[] => BLOCKS.flatMap(({ lists }) => lists?.(c) ?? []);
  const earlier = new Map((before ? rowsOf(before) : []).map((row) => [row.id, JSON.stringify(row)]));
  return rowsOf(after)
    .filter((row) => earlier.get(row.id) !== JSON.stringify(row))
    .map(({ list, id, row }) => ({
      op: 'put',
      collection: list,
      doc: { _id: id, rev: after.seq, ...row },
    }));
}

/** What went wrong waits in a list for who was told of it. */
function incidents(c: Case, { events }: RecordDoc): IncidentDoc[] {
  return events
    .filter(({ type }) => type === 'incident.raised')
    .map(({ id, at, step, node, data = {} }) => ({
      _id: id,
      case: c.id,
      region: c.region,
      scope: [...ancestorsOf(c.region), c.region],
      message: String(data.message ?? ''),
      step: step ?? textOf(data.step),
      node: node ?? null,
      task: textOf(data.task),
      letter:
        textOf(data.letter) ?? (data.timer === undefined ? null : `timer:${c.id}:${String(data.timer)}`),
      told: textsOf(data.told ?? null),
      at,
      open: 1,
    }));
}

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
