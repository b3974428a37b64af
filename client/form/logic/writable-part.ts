/** The part of the data that a person may hand in; the rest may be masked and is the server's already. */
import { isObject } from '../../../core/json.ts';
import { fieldsOf, itemsOf, kindOf } from '../../../core/form/fields.ts';
import { joinPath } from '../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

export function writablePart(
  schema: JsonObject,
  data: JsonObject,
  writable: (path: string) => boolean,
  at = '',
): JsonObject {
  const part: JsonObject = {};
  for (const [name, field] of fieldsOf(schema)) {
    if (!Object.hasOwn(data, name)) continue;
    const value = fieldPart(field, data[name] ?? null, writable, joinPath(at, name));
    if (value !== undefined) part[name] = value;
  }
  return part;
}

function fieldPart(
  field: JsonObject,
  value: Json,
  writable: (path: string) => boolean,
  path: string,
): Json | undefined {
  const kind = kindOf(field);
  if (kind === 'group' && isObject(value)) {
    const inner = writablePart(field, value, writable, path);
    return Object.keys(inner).length > 0 || writable(path) ? inner : undefined;
  }
  if (kind === 'rows' && Array.isArray(value)) {
    const rows = value.map((row) =>
      isObject(row) ? writablePart(itemsOf(field) ?? {}, row, writable, `${path}[]`) : row,
    );
    return writable(path) || rows.some((row) => isObject(row) && Object.keys(row).length > 0)
      ? rows
      : undefined;
  }
  return writable(path) ? value : undefined;
}
