/** Changing data without touching what others hold, so that "is it the same object" answers "has it changed". */
import { isObject } from '../../../core/json.ts';
import { own } from '../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

/** A copy of `data` with one value set (`undefined` removes it); objects on the way come into being. */
export function setIn(data: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  return setBelow(data, path, value) as JsonObject;
}

function setBelow(at: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(at)) {
    const copy = [...at];
    copy[Number(name)] = setBelow(at[Number(name)], rest, value) ?? null;
    return copy;
  }
  const copy: JsonObject = isObject(at) ? { ...at } : {};
  const inner = setBelow(own(copy, name), rest, value);
  if (inner === undefined) delete copy[name];
  else copy[name] = inner;
  return copy;
}

/** `next`, but with the very objects of `before` wherever they are equal. */
export function share<T extends Json>(before: Json | undefined, next: T): T {
  if (Array.isArray(before) && Array.isArray(next)) {
    const shared = next.map((item, i) => share(before[i], item));
    const same = shared.length === before.length && shared.every((item, i) => item === before[i]);
    return (same ? before : shared) as T;
  }
  if (isObject(before) && isObject(next)) {
    const names = Object.keys(next);
    const shared: JsonObject = {};
    for (const name of names) shared[name] = share(own(before, name), next[name] ?? null);
    const same =
      names.length === Object.keys(before).length &&
      names.every((name) => shared[name] === own(before, name));
    return (same ? before : shared) as T;
  }
  return next;
}
