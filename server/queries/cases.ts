/** Reading cases: always for somebody, never more than they may see. */
import type { CaseEventView, CaseItem, CaseView, Page } from '../../core/api.ts';
import { whyNot } from '../../core/engine/candidates.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Actor, CaseEvent, Task } from '../../core/vocabulary.ts';
import { gather } from '../commands/gather.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import { cursorAfter, placeOf } from './cursor.ts';
import { relationTo, type Relation } from '../present/access.ts';
import { caseItem, caseView } from '../present/case.ts';
import { eventView } from '../present/events.ts';
import { taskItem } from '../present/task.ts';
import type { CaseDoc, IssuedDoc, LedgerDoc, TaskDoc } from '../store/documents.ts';
import type { Doc, Filter } from '../store/types.ts';

/** A case somebody has opened. */
export interface Opened {
  process: CompiledProcess;
  doc: CaseDoc;
  relation: Relation;
}

/** Loads a case for somebody. @throws 404 when there is none, 403 when it is none of theirs */
export async function openCase(context: Context, id: string, actor: Actor): Promise<Opened> {
  const doc = await context.store.get<CaseDoc>('cases', id);
  if (!doc) throw errors.unknown('case');
  const process = await context.library.version(doc.process, doc.version);
  const relation = relationTo(process, doc, actor);
  if (!relation) throw errors.forbidden('您没有查看本件的权限');
  return { process, doc, relation };
}

/** The whole case, with its documents, ledger rows and the asker's own tasks. */
export async function viewCase(context: Context, { process, doc, relation }: Opened, actor: Actor): Promise<CaseView> {
  const { store, registry } = context;
  const [documents, rows, tasks, world] = await Promise.all([
    store.find<IssuedDoc>('documents', { filter: { case: doc.id }, sort: { by: 'at', dir: 1 } }),
    relation.roles.length > 0 ? store.find<LedgerDoc>('ledger', { filter: { case: doc.id } }) : [],
    store.find<TaskDoc>('tasks', { filter: { case: doc.id }, limit: 500 }),
    gather(context, process, doc, { type: 'ActOnCase', action: '', by: actor }, ''),
  ]);
  return caseView(process, registry, world, doc, actor, relation, {
    documents: documents.map(({ _id, title, number, at }) => ({ id: _id, title, number, at })),
    ledger: rows.map(({ ledger, from, to, data }) => ({ ledger, from, to, data })),
    myTasks: tasks.filter((task) => isMine(doc, task, actor)).map((task) => taskItem(process, registry, task)),
  });
}

function isMine(doc: CaseDoc, row: TaskDoc, actor: Actor): boolean {
  for (const activity of doc.activities) {
    const task = activity.tasks.find((t: Task) => t.id === row._id);
    if (task) return whyNot(actor, task, activity) === null;
  }
  return false;
}

export interface CaseQuery {
  process?: string;
  status?: string;
  region?: string;
  q?: string;
  mine?: boolean;
  cursor?: string;
  limit: number;
}

/** Rows looked at for one page when a search text thins them out. */
const SCAN = 400;

/** Cases in the asker's areas, newest first. */
export async function listCases(context: Context, actor: Actor, query: CaseQuery): Promise<Page<CaseItem>> {
  const areas = query.mine ? [] : areasOf(actor, query.region);
  const filter: Filter = {
    ...(areas.length > 0 ? { scope: { in: areas } } : { 'filer.user': actor.user ?? '' }),
    ...(query.process ? { process: query.process } : {}),
    ...(query.status ? { status: query.status } : {}),
  };
  const rows = await context.store.find<CaseDoc>('cases', { filter, sort: { by: 'startedAt', dir: -1 }, ...placeOf(query.cursor), limit: query.q ? SCAN : query.limit + 1 });
  const items: CaseItem[] = [];
  let last: CaseDoc | undefined;
  for (const row of rows) {
    if (items.length === query.limit) break;
    last = row;
    const process = await context.library.version(row.process, row.version);
    if (!relationTo(process, row, actor)) continue;
    const item = caseItem(process, context.registry, row);
    if (!query.q || `${item.caseNo} ${item.subject} ${item.regionName}`.includes(query.q)) items.push(item);
  }
  const more = last !== undefined && last !== rows[rows.length - 1];
  return { items, next: more && last ? cursorAfter(last.startedAt, last._id) : null };
}

/** The regions somebody works for; narrowed to one below them when asked. */
function areasOf(actor: Actor, region: string | undefined): string[] {
  const own = actor.positions.filter((p) => p.role !== 'applicant' && p.role !== 'agent').map((p) => p.region);
  if (!region) return [...new Set(own)];
  return own.some((area) => region.startsWith(area)) ? [region] : own.filter((area) => area.startsWith(region));
}

/** The record of a case, oldest first. */
export async function listEvents(context: Context, { process, doc, relation }: Opened, cursor: string | undefined, limit: number): Promise<Page<CaseEventView>> {
  const rows = await context.store.find<Doc & CaseEvent>('events', { filter: { case: doc.id }, sort: { by: 'seq', dir: 1 }, ...placeOf(cursor), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { items: shown.map((event) => eventView(process, event, relation)), next: rows.length > limit && last ? cursorAfter(last.seq, last._id) : null };
}

