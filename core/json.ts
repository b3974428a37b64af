/** Small operations on JSON values. */
import type { Json, JsonObject } from './vocabulary.ts';

/** A deep copy. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => copy<unknown>(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  // most of what is in an object is no object: copied at once, and only what is one again by itself
  const result = { ...value } as Record<string, unknown>;
  for (const key of Object.keys(result)) {
    const inner = result[key];
    if (inner !== null && typeof inner === 'object') result[key] = copy(inner);
  }
  return result as T;
}

/** Names that would reach an object's prototype. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/** A copy of `object` with the value at a dotted path; only the objects on the way are new. */
export function withPath(object: JsonObject, path: string, value: Json): JsonObject {
  const [head, ...rest] = path.split('.');
  if (head === undefined || UNSAFE.has(head)) throw new RangeError(`not a path: ${path}`);
  if (rest.length === 0) return { ...object, [head]: value };
  const inner = object[head];
  const child = isObject(inner) ? inner : {};
  return { ...object, [head]: withPath(child, rest.join('.'), value) };
}

/** The value at a dotted path, undefined when there is none. */
export function atPath(value: Json | undefined, path: string): Json | undefined {
  let here: Json | undefined = value;
  for (const part of path.split('.')) {
    if (Array.isArray(here)) here = here[Number(part)];
    else if (isObject(here) && Object.hasOwn(here, part)) here = here[part];
    else return undefined;
  }
  return here;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The texts of a list, or the one text, as expressions give them; empty ones and anything else left out. */
export function textsOf(value: Json): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}

/** Whether two JSON values are the same, whatever the order of names. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equalJson(item, b[i]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equalJson(a[name], b[name]))
  );
}
