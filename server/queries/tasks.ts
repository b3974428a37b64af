/** Reading queues and tasks. */
import { isBarred } from '../../core/engine/interest.ts';
import type { Colleague, TaskItem, TaskPage, TaskView } from '../../core/api.ts';
import { keysOf } from '../../core/engine/candidates.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { titleOf, versionOf } from '../definitions/library.ts';
import { processToRead } from '../definitions/reading.ts';
import { errors } from '../errors.ts';
import { thinned } from './cursor.ts';
import { relationTo } from '../present/access.ts';
import { taskItem, taskView } from '../present/task.ts';
import type { CaseDoc, TaskDoc, UserDoc } from '../store/documents.ts';
import type { Filter, Query } from '../store/types.ts';
import { dayOf, endOfDay } from '../../core/time/instant.ts';
import { listCases, openCase, viewCase } from './cases.ts';

interface TaskQuery {
  box: 'todo' | 'done' | 'copied' | 'started';
  process?: string;
  q?: string;
  sort: string;
  cursor?: string;
  limit: number;
}

/** A page of a box. */
export async function listTasks(context: Context, actor: Actor, query: TaskQuery): Promise<TaskPage> {
  if (query.box === 'started') return listStarted(context, actor, query);
  const shape = shapeOf(actor, query);
  if (!shape) return { items: [], next: null, total: 0 };
  const filter: Filter = { ...shape.filter, ...(query.process ? { process: query.process } : {}) };
  const page = await thinned<TaskDoc, TaskItem>(
    {
      cursor: query.cursor,
      limit: query.limit,
      sparse: query.q !== undefined,
      place: (row) => [row[shape.sort.by] as string, row._id],
    },
    (where) => context.store.find('tasks', { filter, sort: shape.sort, ...where }),
    async (row) => {
      const item = query.box === 'todo' && !open(row, actor) ? null : await present(context, row, actor);
      return item &&
        (!query.q || `${item.title} ${item.caseNo} ${item.regionName} ${item.stepLabel}`.includes(query.q))
        ? item
        : null;
    },
  );
  const total = await context.store.count('tasks', filter);
  const counts =
    query.box === 'todo' && !query.cursor ? { counts: await countsOf(context, shape.filter) } : {};
  return { ...page, total, ...counts };
}

/** How a to-do box stands: late, due today, and how many of each process. */
async function countsOf(
  { store, clock, library }: Context,
  filter: Filter,
): Promise<NonNullable<TaskPage['counts']>> {
  const now = clock.now();
  const count = (more: Filter): Promise<number> => store.count('tasks', { ...filter, ...more });
  const [late, today, each] = await Promise.all([
    count({ sort: { lte: now } }),
    count({ sort: { gt: now, lte: endOfDay(dayOf(now)) } }),
    store.countBy('tasks', filter, 'process'),
  ]);
  const processes = [...each]
    .flatMap(([key, found]) => (typeof key === 'string' ? [{ process: key, count: found }] : []))
    .map((row) => ({ ...row, title: titleOf(library, row.process) }))
    .sort((a, b) => (a.process < b.process ? -1 : 1));
  return { late, today, processes };
}

/** Cases I filed, newest first, as rows of a queue. */
async function listStarted(context: Context, actor: Actor, query: TaskQuery): Promise<TaskPage> {
  const { items, next } = await listCases(context, actor, {
    mine: true,
    limit: query.limit,
    ...(query.process ? { process: query.process } : {}),
    ...(query.q ? { q: query.q } : {}),
    ...(query.cursor ? { cursor: query.cursor } : {}),
  });
  const rows = items.map((item): TaskItem => ({
    id: item.id,
    caseId: item.id,
    caseNo: item.caseNo,
    process: item.process,
    processTitle: item.processTitle,
    step: item.steps[0] ?? item.outcome ?? '',
    node: null,
    stepLabel: item.stepLabels.join('、') || (item.outcomeLabel ?? ''),
    title: item.subject,
    role: 'filer',
    due: null,
    overdue: false,
    status: item.status === 'ended' ? 'done' : 'waiting',
    assignee: null,
    region: item.region,
    regionName: item.regionName,
    openedAt: item.startedAt,
    doneAt: item.endedAt,
    outcome: item.outcomeLabel,
  }));
  return { items: rows, next, total: await context.store.count('cases', { 'filer.user': actor.user ?? '' }) };
}

interface Shape {
  filter: Filter;
  sort: NonNullable<Query['sort']>;
}

function shapeOf(actor: Actor, { box, sort }: TaskQuery): Shape | null {
  switch (box) {
    case 'todo':
      return {
        filter: { candidates: { in: keysOf(actor) }, state: 'open' },
        sort: sort === 'newest' ? { by: 'openedAt', dir: -1 } : { by: 'sort', dir: 1 },
      };
    case 'done':
      return { filter: { doneUser: actor.user ?? '' }, sort: { by: 'doneAt', dir: -1 } };
    case 'started':
    case 'copied':
      return null;
  }
}

/** Open to this person: not taken by another, not barred. */
function open(row: TaskDoc, actor: Actor): boolean {
  if (row.assignee && row.assignee.user !== actor.user) return false;
  return !isBarred(row, actor);
}

async function present(context: Context, row: TaskDoc, actor: Actor): Promise<TaskItem | null> {
  const process = await versionOf(context, row);
  return process && taskItem(process, context.registry, row, actor);
}

/** A task for somebody. @throws 404, 403 */
export async function viewTask(context: Context, id: string, actor: Actor): Promise<TaskView> {
  const row = await context.store.get<TaskDoc>('tasks', id);
  const doc = row && (await context.store.get<CaseDoc>('cases', row.case));
  if (!row || !doc) throw errors.unknown('task');
  const process = await processToRead(context, doc);
  const relation = relationTo(process, doc, actor);
  if (!relation) throw errors.forbidden('您没有查看这项待办的权限');
  const activity = doc.activities.find((a) => a.tasks.some((t) => t.id === id)) ?? null;
  const view = await viewCase(context, { process, doc, relation }, actor);
  const place = {
    item: taskItem(process, context.registry, row, actor),
    case: view,
    activity,
    task: activity?.tasks.find((t) => t.id === id) ?? null,
  };
  return taskView(process, context.library.roles, doc, place, actor, relation);
}

/** Who else could do a task: holders of its roles at its offices, not barred. @throws 404, 403 for who does not work there */
export async function colleagues(context: Context, id: string, actor: Actor): Promise<Colleague[]> {
  const row = await context.store.get<TaskDoc>('tasks', id);
  if (!row) throw errors.unknown('task');
  const { relation } = await openCase(context, row.case, actor);
  if (relation.roles.length === 0 && !row.candidates.includes(`user:${actor.user}`)) throw errors.forbidden();
  const posts = row.candidates.filter((key) => !key.startsWith('user:'));
  const users = await context.store.find<UserDoc>('users', { filter: { posts: { in: posts } }, limit: 200 });
  const names = new Map(context.library.roles.map((role) => [role.id, role.name]));
  return users
    .filter((user) => user._id !== actor.user && !isBarred(row, { user: user._id, name: user.name }))
    .map((user) => {
      const post = user.positions.find((p) => posts.includes(`${p.role}@${p.region}`)) ?? user.positions[0];
      return {
        user: user._id,
        name: user.name,
        role: post?.role ?? '',
        roleName: names.get(post?.role ?? '') ?? '',
        regionName: context.registry.name(post?.region ?? ''),
      };
    });
}
