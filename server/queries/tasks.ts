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
import type { Filter, Query, Scalar } from '../store/types.ts';
import { dayOf, endOfDay } from '../../core/time/instant.ts';
import { areasOf } from './areas.ts';
import { listCases, openCase, viewCase } from './cases.ts';
import { casesWith, says, type Look } from './search.ts';
import { messages } from './messages.ts';

interface TaskQuery {
  box: 'todo' | 'done' | 'copied' | 'started' | 'area';
  process?: string;
  q?: string;
  sort: string;
  cursor?: string;
  limit: number;
}

/** A page of a box. */
export async function listTasks(
  context: Context,
  actor: Actor,
  query: TaskQuery,
  looks?: Look[],
): Promise<TaskPage> {
  if (query.box === 'started' || query.box === 'area') return listAsRows(context, actor, query, looks);
  const shape = shapeOf(actor, query);
  if (!shape) return { items: [], next: null, total: 0 };
  const filter: Filter = { ...shape.filter, ...(query.process ? { process: query.process } : {}) };
  const found = query.q === undefined ? null : await idsWith(context, actor, query.q);
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
        (!query.q ||
          found?.has(item.caseId) ||
          says(`${item.title} ${item.caseNo} ${item.regionName} ${item.stepLabel}`, query.q))
        ? item
        : null;
    },
  );
  if (query.box === 'todo') {
    const counts = await countsOf(context, shape.filter, actor);
    const whole = counts.processes.filter(({ process }) => !query.process || process === query.process);
    const all = whole.reduce((sum, { count }) => sum + count, 0);
    const total = query.q ? foundOn(page, query) : { total: all };
    return { ...page, ...total, ...(query.cursor ? {} : { counts }) };
  }
  return { ...page, ...(await totalOf(context, 'tasks', filter, query, page)) };
}

/** How many rows there are where not each is looked at; beyond the cap only that there are more. */
async function totalOf(
  { store }: Context,
  collection: 'tasks' | 'cases',
  filter: Filter,
  query: TaskQuery,
  page: Pick<TaskPage, 'items' | 'next'>,
): Promise<Pick<TaskPage, 'total' | 'more'>> {
  if (query.q) return foundOn(page, query);
  const total = await store.count(collection, filter, CAP + 1);
  return total > CAP ? { total: CAP, more: true } : { total };
}

/** More rows than this are not counted. */
const CAP = 10_000;

/** A search that is read to its end knows how much it found. */
function foundOn(
  { items, next }: Pick<TaskPage, 'items' | 'next'>,
  { cursor }: TaskQuery,
): Pick<TaskPage, 'total' | 'more'> {
  if (cursor) return {};
  return next === null ? { total: items.length } : { total: items.length, more: true };
}

/** The cases that have what was typed. */
async function idsWith(context: Context, actor: Actor, q: string): Promise<ReadonlySet<string>> {
  const areas = areasOf(context, actor);
  const filter: Filter = areas.length > 0 ? { scope: { in: areas } } : { 'filer.user': actor.user ?? '' };
  return new Set((await casesWith(context, actor, filter, q)).map(({ doc }) => doc.id));
}

/**
 * How a to-do box stands: late, due today, and how many of each process. What is found under a role and is not this
 * person's (taken by somebody else, barred) is counted out.
 */
async function countsOf(
  { store, clock, library }: Context,
  filter: Filter,
  { user }: Actor,
): Promise<NonNullable<TaskPage['counts']>> {
  const now = clock.now();
  const each = async (more: Filter): Promise<Map<string, number>> => {
    const found = (also: Filter) => store.countBy('tasks', { ...filter, ...more, ...also }, 'process');
    const [all, taken, own, barred, both] = await Promise.all([
      found({}),
      found({ 'assignee.user': { not: null } }),
      found({ 'assignee.user': user }),
      found({ excluded: user }),
      found({ excluded: user, 'assignee.user': { not: null } }),
    ]);
    const of = (map: typeof all, process: Scalar): number => map.get(process) ?? 0;
    return new Map(
      [...all].flatMap(([process, count]) => {
        const mine = count - of(taken, process) + of(own, process) - of(barred, process) + of(both, process);
        return typeof process === 'string' && mine > 0 ? [[process, mine]] : [];
      }),
    );
  };
  const [late, today, whole] = await Promise.all([
    each({ sort: { lte: now } }),
    each({ sort: { gt: now, lte: endOfDay(dayOf(now)) } }),
    each({}),
  ]);
  const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const processes = [...whole]
    .map(([process, count]) => ({ process, title: titleOf(library, process), count }))
    .sort((a, b) => (a.process < b.process ? -1 : 1));
  return { late: sum(late), today: sum(today), processes };
}

/** Cases I filed, or those of my offices, newest first, as rows of a queue. */
async function listAsRows(
  context: Context,
  actor: Actor,
  query: TaskQuery,
  looks?: Look[],
): Promise<TaskPage> {
  const mine = query.box === 'started';
  const { items, next } = await listCases(
    context,
    actor,
    {
      mine,
      limit: query.limit,
      ...(query.process ? { process: query.process } : {}),
      ...(query.q ? { q: query.q } : {}),
      ...(query.cursor ? { cursor: query.cursor } : {}),
    },
    looks,
  );
  const rows = items.map((item): TaskItem => ({
    id: item.id,
    caseId: item.id,
    caseNo: item.caseNo,
    process: item.process,
    processTitle: item.processTitle,
    step: item.steps[0] ?? item.outcome ?? '',
    node: null,
    stepLabel: item.stepLabels.join(messages.between) || (item.outcomeLabel ?? ''),
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
  const areas = mine ? [] : areasOf(context, actor);
  if (!mine && areas.length === 0) return { items: [], next: null, total: 0 };
  const filter: Filter = {
    ...(mine ? { 'filer.user': actor.user ?? '' } : { scope: { in: areas } }),
    ...(query.process ? { process: query.process } : {}),
  };
  return { items: rows, next, ...(await totalOf(context, 'cases', filter, query, { items: rows, next })) };
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
    case 'area':
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
  if (!relation) throw errors.forbidden(messages.taskNotYours);
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
