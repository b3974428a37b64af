/** Who may see a case, and which of its blocks: the definition's views, refined by the forms' own permissions. */
import { keysOf, levelOf } from '../../core/engine/candidates.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { ViewSpec } from '../../core/definition/process.ts';
import type { Access } from '../../core/definition/form.ts';
import { accessTo } from '../../core/form/access.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import type { Actor, Case } from '../../core/vocabulary.ts';

/** The start form's name in views. */
export const START_BLOCK = 'application';

/** What somebody is to a case. */
export interface Relation {
  filer: boolean;
  /** Roles held at an office responsible for the case's region. */
  roles: string[];
}

/** What the actor is to the case; null when the case is none of their business. */
export function relationTo(process: CompiledProcess, c: Case, actor: Actor): Relation | null {
  const filer = actor.user !== null && c.filer.user === actor.user;
  const roles = actor.positions.filter((p) => c.region.startsWith(p.region)).map((p) => p.role);
  const involved = roles.filter((role) => process.overseers.has(role) || rolesOf(process).some((known) => role === known));
  const keys = keysOf(actor);
  const asked = c.activities.some((a) => a.tasks.some((t) => t.candidates.some((key) => keys.includes(key))));
  const acted = c.records.some((record) => record.by.user === actor.user);
  if (!filer && involved.length === 0 && !asked && !acted) return null;
  return { filer, roles: involved };
}

/** Every role that has a seat or a view in the process. */
function rolesOf(process: CompiledProcess): string[] {
  const seats = [...process.steps.values()].flatMap((meta) => meta.task?.seats ?? []);
  const fromViews = (process.definition.views ?? []).flatMap((view) => view.roles);
  return [...seats.flatMap((seat) => seat.role), ...fromViews].filter((role) => role !== 'filer' && levelOf(role, process.roles) !== 'external');
}

const RANK: Record<Access, number> = { hidden: 0, masked: 1, read: 2, write: 3, required: 3 };

/**
 * Access to the fields of one block. Each of a person's roles is asked by itself and the most generous answer counts: a
 * second post must not take away what the first one allows.
 */
export function blockAccess(process: CompiledProcess, relation: Relation, block: string, form: CompiledForm | null): (path: string) => Access {
  const hats = [...relation.roles.map((role) => ({ roles: [role], filer: false })), ...(relation.filer ? [{ roles: [], filer: true }] : [])];
  const byHat = hats.map((hat) => {
    const ofForm = form ? accessTo(form, { ...hat, editing: false }) : (): Access => 'read';
    const views = (process.definition.views ?? []).filter((view) => applies(view, hat));
    return (path: string): Access => least(ofForm(path), byViews(views, block, path));
  });
  return (path) => byHat.map((ask) => ask(path)).reduce((best, one) => (RANK[one] > RANK[best] ? one : best), 'hidden' as Access);
}

function applies(view: ViewSpec, hat: { roles: string[]; filer: boolean }): boolean {
  return view.roles.some((pattern) =>
    pattern === 'filer' ? hat.filer : hat.roles.some((role) => (pattern.endsWith('*') ? role.startsWith(pattern.slice(0, -1)) : role === pattern)),
  );
}

/** The last view that covers the field; without one it is read. */
function byViews(views: ViewSpec[], block: string, path: string): Access {
  const full = path === '' ? block : `${block}.${path.replaceAll(/\.\d+/g, '[]')}`;
  const found = views.findLast((view) => view.fields.some((pattern) => covers(pattern, full)));
  return found?.access ?? 'read';
}

function covers(pattern: string, full: string): boolean {
  if (pattern === '*') return true;
  const base = pattern.endsWith('.*') ? pattern.slice(0, -2) : pattern;
  return full === base || full.startsWith(`${base}.`) || full.startsWith(`${base}[`);
}

function least(a: Access, b: Access): Access {
  return RANK[a] <= RANK[b] ? a : b;
}

/** Whether a whole block is hidden, so that not even its existence is told. */
export function blockHidden(process: CompiledProcess, relation: Relation, block: string, form: CompiledForm | null): boolean {
  return blockAccess(process, relation, block, form)('') === 'hidden';
}
