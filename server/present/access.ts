/** Who may see a case, and which of its blocks: the definition's views, refined by the forms' own permissions. */
import { keysOf, levelOf } from '../../core/engine/candidates.ts';
import { isBarred } from '../../core/engine/interest.ts';
import { metas, specOf, type CompiledProcess } from '../../core/engine/process.ts';
import type { ViewSpec } from '../../core/definition/process.ts';
import type { Access } from '../../core/definition/form.ts';
import { accessTo, lessGenerous, matches, mostGenerous } from '../../core/form/access.ts';
import { isWithin, joinPath, templateOf } from '../../core/form/paths.ts';
import { privacyOf } from '../../core/form/present.ts';
import { maskName } from '../../core/values/mask.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import { START_BLOCK, type Source } from './sources.ts';
import type { Actor, Case, StepRecord, Task } from '../../core/vocabulary.ts';

export { START_BLOCK };

/** What somebody is to a case. */
export interface Relation {
  filer: boolean;
  /** Roles held at an office responsible for the case's region. */
  roles: string[];
  /** Has, or had, a task of the case. */
  handles: boolean;
  /** Roles of theirs to whose office the case has come: it is asked, or has acted. */
  reached: string[];
  /** Tasks whose answers are not told yet: seats of an independent step at which this person still has to act. */
  blind: string[];
  /** The filer, where the name of who filed is masked; else null. */
  veiled: string | null;
}

/** What the actor is to the case; null when the case is none of their business. */
export function relationTo(process: CompiledProcess, c: Case, actor: Actor): Relation | null {
  const filer = actor.user !== null && c.filer.user === actor.user;
  const involved = [...involvedIn(process, c, actor), ...appointedTo(c, actor)];
  const keys = keysOf(actor);
  const asked = c.activities.some((a) => a.tasks.some((t) => t.candidates.some((key) => keys.includes(key))));
  // the first submission is no task: who files for another has not handled the case by that
  const acted = c.records.some(
    (record) => record.by.user === actor.user && record.task !== '' && stillHolds(process, actor, c, record),
  );
  if (!filer && involved.length === 0 && !asked && !acted) return null;
  const relation = {
    filer,
    roles: involved,
    handles: asked || acted,
    reached: involved.filter((role) => cameTo(c, role)),
    blind: blindTo(process, c, actor, keys),
    veiled: null,
  };
  return { ...relation, veiled: namesMasked(process, relation) ? c.filer.user : null };
}

/** The roles of the seats somebody was appointed to, who may hold no post there at all. */
function appointedTo({ activities }: Case, { user }: Actor): string[] {
  return activities.flatMap(({ tasks }) =>
    tasks
      .filter(({ origin, role, state }) => origin.kind === 'seat' && role !== 'filer' && state !== 'done')
      .filter(({ candidates }) => candidates.includes(`user:${user}`))
      .map(({ role }) => role),
  );
}

/** Whether who acted still holds the post it was done in: with the post goes what it opened. */
function stillHolds(process: CompiledProcess, actor: Actor, c: Case, { role }: StepRecord): boolean {
  if (levelOf(role, process.roles) === 'any' && !process.roles.has(role)) return true;
  return actor.positions.some(
    (post) => post.role === role && (c.region.startsWith(post.region) || post.region.startsWith(c.region)),
  );
}

/** Whether the case has come to the office of a role: it has a task of the role's, or had one that was done. */
function cameTo(c: Case, role: string): boolean {
  return (
    c.records.some((record) => record.role === role && record.task !== '') ||
    c.activities.some(({ tasks }) =>
      tasks.some(
        (task) => task.state !== 'waiting' && task.candidates.some((key) => key.startsWith(`${role}@`)),
      ),
    )
  );
}

/** The roles under which an actor has to do with a case: held at an office responsible for its region, and known to the process. */
export function involvedIn(
  process: CompiledProcess,
  { region, member }: Pick<Case, 'region' | 'member'>,
  actor: Actor,
): string[] {
  const roles = rolesOf(process);
  // who may let a case of a campaign off looks at it first
  const concerns = (role: string): boolean =>
    process.overseers.has(role) || roles.has(role) || member?.waive?.includes(role) === true;
  return actor.positions.filter((p) => region.startsWith(p.region) && concerns(p.role)).map((p) => p.role);
}

function blindTo(process: CompiledProcess, c: Case, actor: Actor, keys: string[]): string[] {
  const independent = c.activities.filter((a) => !a.done && specOf(process, a).independent);
  const waiting = independent.filter((a) =>
    a.tasks.some((t) => t.state !== 'done' && mayCome(t, actor, keys)),
  );
  return waiting.flatMap((a) =>
    a.tasks.filter((t) => t.state === 'done' && t.doneBy?.user !== actor.user).map((t) => t.id),
  );
}

/** Whether a task is, or may become, this person's. */
function mayCome(task: Task, actor: Actor, keys: string[]): boolean {
  if (task.assignee && task.assignee.user !== actor.user) return false;
  return task.candidates.some((key) => keys.includes(key)) && !isBarred(task, actor);
}

const known = new WeakMap<CompiledProcess, ReadonlySet<string>>();

/** Every role that has a seat or a view in the process, or runs a campaign of it; read off a version once. */
function rolesOf(process: CompiledProcess): ReadonlySet<string> {
  let roles = known.get(process);
  if (!roles) {
    const fromViews = (process.definition.views ?? []).flatMap((view) => view.roles);
    const running = Object.values(process.definition.campaigns ?? {}).flatMap(({ waive = [] }) => waive);
    roles = new Set(
      [...seatedIn(process), ...fromViews, ...running].filter(
        (role) => role !== 'filer' && levelOf(role, process.roles) !== 'external',
      ),
    );
    known.set(process, roles);
  }
  return roles;
}

/** Every role that has a seat in the process. */
function seatedIn(process: CompiledProcess): Set<string> {
  return new Set(
    metas(process)
      .flatMap((meta) => meta.task?.seats ?? [])
      .flatMap((seat) => seat.role),
  );
}

/**
 * Access to the fields of one block. Each of a person's roles is asked by itself and the most generous answer counts: a
 * second post must not take away what the first one allows.
 */
export function blockAccess(
  process: CompiledProcess,
  relation: Relation,
  block: string,
  form: CompiledForm | null,
): (path: string) => Access {
  const byHat = hatsOf(relation).map((hat) => {
    const ofForm = form ? accessTo(form, { ...hat, editing: false }) : (): Access => 'read';
    const views = viewsOf(process, hat);
    return (path: string): Access => {
      const view = viewAt(views, block, path);
      const access = lessGenerous(ofForm(path), view?.access ?? 'read');
      return form !== null && privacyOf(form, path) && masksPersons(process, relation, hat, view)
        ? lessGenerous(access, 'masked')
        : access;
    };
  });
  return mostGenerous(byHat);
}

/** What somebody is in one of their roles. */
interface Hat {
  roles: string[];
  filer: boolean;
}

function hatsOf(relation: Relation): Hat[] {
  return [
    ...relation.roles.map((role) => ({ roles: [role], filer: false })),
    ...(relation.filer ? [{ roles: [], filer: true }] : []),
  ];
}

function viewsOf(process: CompiledProcess, hat: Hat): ViewSpec[] {
  return (process.definition.views ?? []).filter((view) => applies(view, hat));
}

/**
 * Personal data is masked for who neither files nor handles the case, unless a view says of this very field that it is
 * read; for who only oversees always: they look at it deliberately, with a reason. An office with a seat reads by its view
 * once the case has come to it, not before.
 */
function masksPersons(
  process: CompiledProcess,
  relation: Pick<Relation, 'handles' | 'reached'>,
  hat: Hat,
  view: ViewSpec | undefined,
): boolean {
  if (hat.filer || relation.handles) return false;
  if (hat.roles.some((role) => process.overseers.has(role)) || view?.access !== 'read') return true;
  const seated = seatedIn(process);
  return hat.roles.some((role) => seated.has(role) && !relation.reached.includes(role));
}

/** Access to a field a derived value is made of. */
export function sourceAccess(process: CompiledProcess, relation: Relation, { block, path }: Source): Access {
  const form = block === START_BLOCK ? (process.forms.get(process.definition.start.form) ?? null) : null;
  return blockAccess(process, relation, block, form)(path);
}

/** Whether personal data that stands in no form (the machine's notes, a row of a ledger) is masked for somebody. */
export function masksLoose(process: CompiledProcess, relation: Relation, { block, path }: Source): boolean {
  return hatsOf(relation).every((hat) =>
    masksPersons(process, relation, hat, viewAt(viewsOf(process, hat), block, path)),
  );
}

/** The name of who did something, as somebody may read it: staff by name for staff, masked for everybody else. */
export function nameOfDoer(relation: Relation, by: { user: string | null; name: string }): string {
  const staff = relation.roles.length > 0 && (by.user === null || by.user !== relation.veiled);
  return staff || by.user === 'system' || by.user === null ? by.name : maskName(by.name);
}

/** Whether somebody reads names of private persons masked, in whichever of their roles. */
function namesMasked(process: CompiledProcess, relation: Relation): boolean {
  return (
    !relation.filer &&
    relation.roles.every((role) => {
      const hat = { roles: [role], filer: false };
      return masksPersons(process, relation, hat, viewAt(viewsOf(process, hat), START_BLOCK, ''));
    })
  );
}

/** Whether a view takes anything away from a role: what it may not read in the case it may not read in a document either. */
function restricted(process: CompiledProcess, role: string): boolean {
  return viewsOf(process, { roles: [role], filer: false }).some(
    (view) => view.access === 'hidden' || view.access === 'masked',
  );
}

/** Whether somebody may read a document of a case: whom it is for, the filer, overseers, and offices that see all of the case. */
export function mayReadDocument(
  process: CompiledProcess,
  c: Case,
  actor: Actor,
  relation: Relation,
  to: unknown,
): boolean {
  if (relation.filer) return true;
  if (Array.isArray(to) && keysOf(actor).some((key) => to.includes(key))) return true;
  const seated = seatedIn(process);
  const took = new Set(c.records.map((record) => record.role));
  return relation.roles.some(
    (role) =>
      process.overseers.has(role) || ((seated.has(role) || took.has(role)) && !restricted(process, role)),
  );
}

function applies(view: ViewSpec, hat: Hat): boolean {
  const known = hat.filer ? [...hat.roles, 'filer'] : hat.roles;
  return view.roles.some((pattern) => known.some((role) => matches(role, pattern)));
}

/** The last view that covers the field. */
function viewAt(views: ViewSpec[], block: string, path: string): ViewSpec | undefined {
  const full = joinPath(block, templateOf(path));
  return views.findLast((view) => view.fields.some((pattern) => covers(pattern, full)));
}

/** A view of a block, `bank` or `bank.*`, is of the whole block: an empty one would tell that there is something. */
function covers(pattern: string, full: string): boolean {
  return pattern === '*' || isWithin(full, pattern.replace(/\.\*$/, ''));
}

/** Whether a whole block is hidden, so that not even its existence is told. */
export function blockHidden(
  process: CompiledProcess,
  relation: Relation,
  block: string,
  form: CompiledForm | null,
): boolean {
  return blockAccess(process, relation, block, form)('') === 'hidden';
}
