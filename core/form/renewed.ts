/** What a correction changed in a filled-in form: the fields, the rows and the files that are new or another. */
import { equalJson, isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { joinPath } from './paths.ts';

/**
 * Concrete paths, `bank.card_no`, `attach.3`. A row or file that stood anywhere in its list before is not new; what was
 * taken away is told by the list it was taken from.
 */
export function renewedIn(before: JsonObject, after: JsonObject): string[] {
  return changed(before, after, '');
}

function changed(was: Json | undefined, is: Json | undefined, path: string): string[] {
  if (equalJson(was ?? null, is ?? null)) return [];
  if (isObject(was) && isObject(is))
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) =>
      changed(was[name], is[name], joinPath(path, name)),
    );
  if (!Array.isArray(is)) return [path];
  const old = Array.isArray(was) ? was : [];
  const fresh = is.flatMap((item, i) =>
    old.some((one) => equalJson(one, item)) ? [] : [joinPath(path, String(i))],
  );
  return fresh.length > 0 ? fresh : [path];
}
