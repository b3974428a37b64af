/** What went wrong and waits for a person, as who looks after it sees it. */
import type { Page } from '../../core/api.ts';
import type { Colleague } from '../../core/contract/shapes/task.ts';
import type { IncidentItem } from '../../core/contract/shapes/incident.ts';
import { labelAt } from '../../core/engine/process.ts';
import { isBarred } from '../../core/engine/interest.ts';
import type { Actor, Position } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { processToRead } from '../definitions/reading.ts';
import { errors } from '../errors.ts';
import { relationTo } from '../present/access.ts';
import { subjectFor } from '../present/subject.ts';
import type { CaseDoc, IncidentDoc, TaskDoc, UserDoc } from '../store/documents.ts';
import { stewardAreas } from './areas.ts';
import { thinned } from './cursor.ts';

/** Persons named as told of one incident. */
const NAMED = 20;
/** Persons offered for one task. */
const OFFERED = 200;
/** Accounts looked through for them. */
const LOOKED_AT = 10_000;
/** Digits of the codes of a county, and of a street. */
const COUNTY = 6;
const OFFICE = 9;

/** A page of incidents, newest first. */
export async function listIncidents(
  context: Context,
  actor: Actor,
  { closed = false, cursor, limit }: { closed?: boolean; cursor?: string; limit: number },
): Promise<Page<IncidentItem>> {
  return thinned<IncidentDoc, IncidentItem>(
    { cursor, limit, sparse: false, place: (row) => [row.at, row._id] },
    (where) =>
      context.store.find('incidents', {
        filter: { scope: { in: stewardAreas(context, actor) }, open: closed ? 0 : 1 },
        sort: { by: 'at', dir: -1 },
        ...where,
      }),
    (row) => incidentItem(context, row, actor),
  );
}

/** An incident the actor looks after. @throws 404 */
export async function incidentOf(context: Context, actor: Actor, id: string): Promise<IncidentDoc> {
  const doc = await context.store.get<IncidentDoc>('incidents', id);
  const areas = stewardAreas(context, actor);
  if (!doc || !doc.scope.some((area) => areas.includes(area))) throw errors.unknown('incident');
  return doc;
}

/** As the actor may see it; null where its case is none of their business. */
export async function incidentItem(
  context: Context,
  doc: IncidentDoc,
  actor: Actor,
): Promise<IncidentItem | null> {
  const about = doc.case === '' ? null : await caseOf(context, doc, actor);
  if (doc.case !== '' && !about) return null;
  const { _id: id, message, at: since, closed } = doc;
  return {
    id,
    message,
    since,
    case: about,
    told: await toldOf(context, doc),
    actions: actionsOf(doc),
    closed: closed ? { how: closed.how, at: closed.at, by: closed.by.name, reason: closed.reason } : null,
  };
}

/** What can be done: try again what can be tried, appoint somebody where nobody can act, or say why nothing is to be done. */
function actionsOf({ open, case: of, task, letter }: IncidentDoc): IncidentItem['actions'] {
  if (!open) return [];
  const retry = of === '' || task !== null || letter !== null;
  return [...(retry ? ['retry' as const] : []), ...(task ? ['appoint' as const] : []), 'dismiss'];
}

async function caseOf(
  context: Context,
  { case: id, step, node }: IncidentDoc,
  actor: Actor,
): Promise<IncidentItem['case']> {
  const doc = await context.store.getShared<CaseDoc>('cases', id);
  if (!doc) return null;
  const process = await processToRead(context, doc);
  const relation = relationTo(process, doc, actor);
  if (!relation) return null;
  const spot = { ...(step === null ? {} : { step }), ...(node === null ? {} : { node }) };
  return {
    id,
    caseNo: doc.caseNo,
    subject: subjectFor(process, doc, relation),
    processTitle: process.definition.title,
    stepLabel: labelAt(process, spot) || null,
  };
}

async function toldOf(context: Context, { told }: IncidentDoc): Promise<string[]> {
  if (told.length === 0) return [];
  const users = await context.store.find<UserDoc>('users', {
    filter: { posts: { in: told } },
    limit: NAMED,
  });
  return users.map(({ name, positions }) => {
    const post = positions.find(({ role, region }) => told.includes(`${role}@${region}`));
    return post ? `${name} · ${officeName(context, post)}` : name;
  });
}

function officeName({ library, registry }: Context, { role, region }: Position): string {
  const [base] = role.split(':');
  const name = library.roles.find(({ id }) => id === role || id === base)?.name ?? role;
  return `${registry.name(region)} ${name}`;
}

/**
 * Who could be appointed to a task that nobody can take: who holds its role at another office of the county comes first,
 * then who works in the street itself, then the others. Nobody who is barred.
 */
export async function peopleFor(context: Context, doc: IncidentDoc): Promise<Colleague[]> {
  const task = doc.task && (await context.store.get<TaskDoc>('tasks', doc.task));
  if (!task) throw errors.conflict();
  const users = await context.store.find<UserDoc>('users', { filter: {}, limit: LOOKED_AT });
  // of others whoever works nearer to where the case is
  const rank = ({ role, region }: Position): number =>
    role === task.role ? 0 : 1 + Math.abs(OFFICE - commonStart(region, task.region));
  return users
    .filter(({ _id, name }) => !isBarred(task, { user: _id, name }))
    .flatMap((user) => {
      const post = postFor(context, user, task);
      return post ? [{ user, post }] : [];
    })
    .sort((a, b) => rank(a.post) - rank(b.post))
    .slice(0, OFFERED)
    .map(({ user, post }) => ({
      user: user._id,
      name: user.name,
      role: post.role,
      roleName: officeName(context, post).split(' ').slice(1).join(' '),
      regionName: context.registry.name(post.region),
    }));
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
}

/** The post in which somebody of the county could act for a task: one of its role before any other. */
export function postFor(
  { library }: Context,
  { positions }: UserDoc,
  { role, region }: Pick<TaskDoc, 'role' | 'region'>,
): Position | undefined {
  const county = region.slice(0, COUNTY);
  const there = positions.filter(
    (post) =>
      !library.citizens.has(post.role) && (post.region.startsWith(county) || county.startsWith(post.region)),
  );
  return there.find((post) => post.role === role) ?? there[0];
}
