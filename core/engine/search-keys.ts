/**
 * By what a case is found: the names and numbers of persons in its start form, made plain, whole and in the parts people
 * type. The keys only narrow a search; whether somebody may find a case by a value is asked of the value itself.
 */
import { isObject } from '../json.ts';
import { fieldsOf, itemsOf, kindOf } from '../form/fields.ts';
import { joinPath, own } from '../form/paths.ts';
import { privacyOf } from '../form/present.ts';
import type { CompiledForm } from '../form/types.ts';
import { plainDocumentNumber, plainName } from '../values/plain.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

/** A value somebody may be found by. */
interface Sought {
  /** Its path in the start form. */
  path: string;
  keys: string[];
}

type Form = Pick<CompiledForm, 'schema' | 'privacy'>;

/** Everything in the data that somebody may be found by. */
export function soughtIn(form: Form, data: JsonObject): Sought[] {
  const found: Sought[] = [];
  const visit = (schema: JsonObject, value: JsonObject, path: string): void => {
    for (const [name, field] of fieldsOf(schema)) {
      const inner = own(value, name);
      const at = joinPath(path, name);
      const kind = kindOf(field);
      if (kind === 'group' && isObject(inner)) visit(field, inner, at);
      else if (kind === 'rows' && Array.isArray(inner))
        inner.forEach((row, i) => isObject(row) && visit(itemsOf(field) ?? {}, row, joinPath(at, i)));
      else {
        const keys = keysOfValue(inner, privacyOf(form, at));
        if (keys.length > 0) found.push({ path: at, keys });
      }
    }
  };
  visit(form.schema, data, '');
  return found;
}

/** The numbers of identity documents in the data, each once: by these others find a case whose definition names no keys. */
export function documentNumbersIn(form: Form, data: JsonObject): string[] {
  const keys = soughtIn(form, data).flatMap((value) => value.keys);
  return [...new Set(keys.flatMap((key) => (key.startsWith('no:') ? [key.slice('no:'.length)] : [])))];
}

/** The keys of a case, each once. */
export function searchKeysOf(form: Form | null, data: JsonObject): string[] {
  return form === null ? [] : [...new Set(soughtIn(form, data).flatMap(({ keys }) => keys))];
}

/** Under which keys to look for what somebody typed: a name or a part of one, a whole number, its last four signs. */
export function keysFor(typed: string): string[] {
  const number = plainDocumentNumber(typed);
  const name = plainName(typed);
  return [
    ...(number.length === LAST ? [`last:${number}`] : []),
    ...(number.length > LAST ? [`no:${number}`] : []),
    ...(name.length > 1 ? [`name:${name}`] : []),
  ];
}

/** Whether a case has a number that ends with these signs. */
export function endsWithLast(keys: readonly string[] | undefined, last: string): boolean {
  return keys?.includes(`last:${last}`) === true;
}

/** How many signs at the end of a number people ask for. */
const LAST = 4;
/** Names up to this length are found by any part of them, longer ones whole and by the parts between their interpuncts. */
const SHORT = 6;

function keysOfValue(value: Json | undefined, privacy: ReturnType<typeof privacyOf>): string[] {
  if (typeof value !== 'string' || value === '') return [];
  if (privacy === 'id') return numberKeys(value);
  return privacy === 'name' ? nameKeys(value) : [];
}

/** The keys of a number of an identity document. */
export function numberKeys(value: string): string[] {
  const number = plainDocumentNumber(value);
  return number.length > LAST ? [`no:${number}`, `last:${number.slice(-LAST)}`] : [];
}

/** The keys of a person's name. */
export function nameKeys(value: string): string[] {
  const name = plainName(value);
  const signs = [...name];
  const parts =
    signs.length > SHORT
      ? [name, ...name.split('·')]
      : signs.flatMap((_, from) =>
          signs.slice(from + 1).map((_, n) => signs.slice(from, from + n + 2).join('')),
        );
  return [...new Set(parts)].filter((part) => [...part].length > 1).map((part) => `name:${part}`);
}
