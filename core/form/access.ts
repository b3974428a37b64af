/** Who may do what with which fields of a form. */
import type { Access, FieldPermission } from '../definition/form.ts';
import { eachField } from './fields.ts';
import { isWithin, templateOf } from './paths.ts';
import type { CompiledForm } from './types.ts';

export interface Who {
  /** Roles held where the case is. */
  roles: string[];
  /** Filed the case. */
  filer: boolean;
  /** The step the case is looked at from. */
  step?: string;
  /** Fills in this form at their own step; else they only look at it. */
  editing: boolean;
}

/**
 * The last rule that applies to the person, the step and the field decides; without one a field may be written by
 * who fills in the form and is read by everyone else. `filer` and `public` are roles like any other.
 */
export function accessTo(form: Pick<CompiledForm, 'permissions'>, who: Who): (path: string) => Access {
  const roles = who.filer ? [...who.roles, 'filer'] : who.roles;
  const applying = form.permissions.filter(
    (rule) =>
      (rule.roles === undefined ||
        rule.roles.some((pattern) => roles.some((role) => matches(role, pattern)))) &&
      (rule.steps === undefined ||
        (who.step !== undefined && rule.steps.some((pattern) => matches(who.step ?? '', pattern)))),
  );
  const known = new Map<string, Access>();
  return (path) => {
    const template = templateOf(path);
    let access = known.get(template);
    if (access === undefined) {
      const rule = applying.findLast(({ fields }) => fields.some((pattern) => covers(pattern, template)));
      access = narrowed(rule, template, who.editing);
      known.set(template, access);
    }
    return access;
  };
}

const RANK: Record<Access, number> = { hidden: 0, masked: 1, read: 2, write: 3, required: 3 };

/** Each role of somebody asked by itself, the most generous answer of all: no role takes away what another allows. */
export function accessOfAll(
  form: Pick<CompiledForm, 'permissions'>,
  { roles, ...who }: Omit<Who, 'filer'>,
): (path: string) => Access {
  return mostGenerous(roles.map((role) => accessTo(form, { ...who, roles: [role], filer: false })));
}

/** Of several answers the one that allows most; `hidden` of none. */
export function mostGenerous(asked: ((path: string) => Access)[]): (path: string) => Access {
  return (path) =>
    asked
      .map((ask) => ask(path))
      .reduce((best, one) => (RANK[one] > RANK[best] ? one : best), 'hidden' as Access);
}

/** Of two answers the one that allows less. */
export function lessGenerous(a: Access, b: Access): Access {
  return RANK[a] <= RANK[b] ? a : b;
}

/**
 * A permission to write counts only while the form is filled in. A group that is required need not be filled in to
 * the last of its fields.
 */
function narrowed(rule: FieldPermission | undefined, template: string, editing: boolean): Access {
  const access = rule?.access ?? 'write';
  if (!editing && isWritable(access)) return 'read';
  const named = rule?.fields.some((pattern) => pattern === template || pattern.endsWith('*'));
  return access === 'required' && named !== true ? 'write' : access;
}

export function isWritable(access: Access): boolean {
  return access === 'write' || access === 'required';
}

/** Fields that have to be filled in because a permission says so; for the check's `required`. */
export function requiredPaths(
  form: Pick<CompiledForm, 'schema'>,
  access: (path: string) => Access,
): string[] {
  const paths: string[] = [];
  eachField(form.schema, (template) => {
    if (access(template) === 'required') paths.push(template);
  });
  return paths;
}

/** `county_*` matches by prefix. */
export function matches(word: string, pattern: string): boolean {
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
}

/** `*` covers all, `bank.*` everything below `bank`, `bank` itself and everything below. */
function covers(pattern: string, template: string): boolean {
  if (pattern === '*') return true;
  if (!pattern.endsWith('.*')) return isWithin(template, pattern);
  const above = pattern.slice(0, -2);
  return template !== above && isWithin(template, above);
}
