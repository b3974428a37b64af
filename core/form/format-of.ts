/** Which format a field has where another field says so. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { own } from './paths.ts';

/**
 * The format a field has as things stand; `beside` reads the fields next to it.
 * `x-format-when: { id_type: "居民身份证" }`: `format` holds where these have these values.
 * `x-format-by: { id_type: { "居民身份证": "id-card", "护照": "passport" } }`: the value there says which, none where it is not named.
 */
export function formatOf(field: JsonObject, beside: (name: string) => Json | undefined): Json | undefined {
  const [by] = Object.entries(objectOr(field['x-format-by']));
  if (by !== undefined) {
    const value = beside(by[0]);
    return typeof value === 'string' ? own(objectOr(by[1]), value) : undefined;
  }
  const when = Object.entries(objectOr(field['x-format-when']));
  return when.every(([name, value]) => beside(name) === value) ? field['format'] : undefined;
}

function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
