/**
 * Paths. A *template* names a field of every row, `household.members[].id_no`; a *concrete* path names one field,
 * `household.members.0.id_no`. The empty path is the whole form.
 */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

const ROW = '[]';

/** Paths taken apart before; a check asks for the same ones again and again. Emptied when it grows too long. */
const apart = new Map<string, readonly string[]>();
const APART_SIZE = 20_000;

/** `household.members[].id_no` → `household`, `members`, `[]`, `id_no`. */
export function segmentsOf(path: string): readonly string[] {
  let segments = apart.get(path);
  if (segments === undefined) {
    segments = path.split(/\.|(?=\[\])/).filter((segment) => segment !== '');
    if (apart.size >= APART_SIZE) apart.clear();
    apart.set(path, segments);
  }
  return segments;
}

/** Puts a path below another; either may be empty. */
export function joinPath(base: string, path: string | number): string {
  if (path === '') return base;
  if (base === '' || path === ROW || String(path).startsWith('[]')) return `${base}${path}`;
  return `${base}.${path}`;
}

/** The template a concrete path is an instance of; a template stays itself. */
export function templateOf(path: string): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, ROW);
}

/** Whether `path` is `ancestor` or lies below it; both of the same kind. */
export function isWithin(path: string, ancestor: string): boolean {
  if (ancestor === '' || path === ancestor) return true;
  return path.startsWith(ancestor) && (path[ancestor.length] === '.' || path[ancestor.length] === '[');
}

/** The path above; empty for a top-level field. */
export function parentOf(path: string): string {
  const at = Math.max(path.lastIndexOf('.'), path.endsWith(ROW) ? path.length - ROW.length : -1);
  return at < 0 ? '' : path.slice(0, at);
}

/** The last segment. */
export function nameOf(path: string): string {
  return segmentsOf(path).at(-1) ?? '';
}

/** A property the object itself has; never one it inherits. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The value at a concrete path. */
export function getAt(data: Json | undefined, path: string): Json | undefined {
  let value = data;
  for (const segment of segmentsOf(path)) {
    if (Array.isArray(value)) value = /^\d+$/.test(segment) ? value[Number(segment)] : undefined;
    else if (isObject(value)) value = own(value, segment);
    else return undefined;
  }
  return value;
}

/**
 * Writes a value at a concrete path; `undefined` removes it. The object it belongs to must be there: a computed
 * value does not bring its group into being.
 */
export function setAt(data: JsonObject, path: string, value: Json | undefined): void {
  const parent = getAt(data, parentOf(path));
  const name = nameOf(path);
  if (Array.isArray(parent)) {
    if (value !== undefined) parent[Number(name)] = value;
  } else if (isObject(parent)) {
    if (value === undefined) delete parent[name];
    else parent[name] = value;
  }
}

/**
 * The concrete paths a template stands for in this data: one for each row of each list on the way. The last
 * segment need not be there.
 */
export function instancesOf(data: JsonObject, template: string): string[] {
  let found: { path: string; value: Json | undefined }[] = [{ path: '', value: data }];
  for (const segment of segmentsOf(template)) {
    found = found.flatMap(({ path, value }) => {
      if (segment !== ROW)
        return [{ path: joinPath(path, segment), value: isObject(value) ? own(value, segment) : undefined }];
      return Array.isArray(value) ? value.map((row, i) => ({ path: joinPath(path, i), value: row })) : [];
    });
  }
  return found.map(({ path }) => path);
}

/**
 * The part of `concrete` that is an instance of the template `ancestor`: `household.members.2.id_no` above
 * `household.members[]` is `household.members.2`.
 */
export function instanceAbove(concrete: string, ancestor: string): string {
  return segmentsOf(concrete).slice(0, segmentsOf(ancestor).length).join('.');
}
