/** What a form holds before anything is typed, and what is left of it when nothing was. */
import { isEmpty } from '../../../core/form/empty.ts';
import { fieldsOf, itemsOf, kindOf } from '../../../core/form/fields.ts';
import { equalJson, isObject } from '../../../core/json.ts';
import type { Day, JsonObject } from '../../../core/vocabulary.ts';

/** Every group is there, so that what is computed in it has a place; defaults and suggested days are filled in. */
export function withGroups(schema: JsonObject, data: JsonObject, today: Day): JsonObject {
  const full: JsonObject = { ...data };
  for (const [name, field] of fieldsOf(schema)) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    const kind = kindOf(field);
    if (kind === 'group' && (value === undefined || value === null || isObject(value)))
      full[name] = withGroups(field, isObject(value) ? value : {}, today);
    else if (kind === 'rows' && Array.isArray(value))
      full[name] = value.map((row) => (isObject(row) ? withGroups(itemsOf(field) ?? {}, row, today) : row));
    else if (value === undefined && field['default'] !== undefined) full[name] = field['default'];
    else if (value === undefined && field['x-auto'] === 'today') full[name] = today;
  }
  return full;
}

/** A group in which only defaults stand is one nobody has filled in. Rows stay: somebody added them. */
export function withoutBareDefaults(schema: JsonObject, data: JsonObject): JsonObject {
  const left: JsonObject = { ...data };
  for (const [name, field] of fieldsOf(schema)) {
    const value = data[name];
    if (value === undefined) continue;
    if (kindOf(field) === 'group' && isObject(value)) {
      const inner = withoutBareDefaults(field, value);
      left[name] = isBare(field, inner) ? emptied(field) : inner;
    } else if (kindOf(field) === 'rows' && Array.isArray(value)) {
      left[name] = value.map((row) => (isObject(row) ? withoutBareDefaults(itemsOf(field) ?? {}, row) : row));
    }
  }
  return left;
}

function isBare(schema: JsonObject, group: JsonObject): boolean {
  return fieldsOf(schema).every(([name, field]) => {
    const value = group[name];
    if (isEmpty(value)) return true;
    if (kindOf(field) === 'group' && isObject(value)) return isBare(field, value);
    return field['default'] !== undefined && equalJson(value, field['default']);
  });
}

function emptied(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    fieldsOf(schema)
      .filter(([, field]) => kindOf(field) === 'group')
      .map(([name, field]) => [name, emptied(field)]),
  );
}
