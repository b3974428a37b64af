/** Reading the schema of a form: what stands at a path, what kind of field it is, what it is called. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { joinPath, nameOf, own, parentOf, segmentsOf } from './paths.ts';

/** A group of fields, a list of rows, a list of plain values, or a single value (also of a special type). */
type FieldKind = 'group' | 'rows' | 'list' | 'value';

/** The fields of a group by name, in form order. The one name an object cannot carry as a value is left out. */
export function fieldsOf(schema: JsonObject): [string, JsonObject][] {
  const properties = own(schema, 'properties');
  if (!isObject(properties)) return [];
  return Object.entries(properties).filter(
    (entry): entry is [string, JsonObject] => isObject(entry[1]) && entry[0] !== '__proto__',
  );
}

/** What a row of a list looks like. */
export function itemsOf(schema: JsonObject): JsonObject | undefined {
  const items = own(schema, 'items');
  return isObject(items) ? items : undefined;
}

export function kindOf(schema: JsonObject): FieldKind {
  if (own(schema, 'x-type') !== undefined) return 'value';
  const items = itemsOf(schema);
  if (items) return fieldsOf(items).length > 0 && items['x-type'] === undefined ? 'rows' : 'list';
  return isObject(own(schema, 'properties')) ? 'group' : 'value';
}

/** What has been found in a schema before. The schema of a form does not change once it is expanded. */
const indexes = new WeakMap<JsonObject, { at: Map<string, JsonObject | undefined>; fields?: Field[] }>();

interface Field {
  template: string;
  schema: JsonObject;
}

function indexOf(schema: JsonObject) {
  let index = indexes.get(schema);
  if (index === undefined) indexes.set(schema, (index = { at: new Map() }));
  return index;
}

/** The schema at a template; undefined when the form has no such field. */
export function schemaAt(schema: JsonObject, template: string): JsonObject | undefined {
  const { at } = indexOf(schema);
  if (!at.has(template)) at.set(template, findAt(schema, template));
  return at.get(template);
}

function findAt(schema: JsonObject, template: string): JsonObject | undefined {
  let at: JsonObject | undefined = schema;
  for (const segment of segmentsOf(template)) {
    if (at === undefined) return undefined;
    if (segment === '[]') at = itemsOf(at);
    else {
      const properties: Json | undefined = own(at, 'properties');
      const next: Json | undefined = isObject(properties) ? own(properties, segment) : undefined;
      at = isObject(next) ? next : undefined;
    }
  }
  return at;
}

/** Visits every field below `schema` in form order, groups and lists before what they hold. */
export function eachField(schema: JsonObject, visit: (template: string, schema: JsonObject) => void): void {
  const index = indexOf(schema);
  index.fields ??= allFields(schema, '');
  for (const field of index.fields) visit(field.template, field.schema);
}

function allFields(schema: JsonObject, at: string): Field[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const template = joinPath(at, name);
    const kind = kindOf(field);
    const inner =
      kind === 'group'
        ? allFields(field, template)
        : kind === 'rows'
          ? allFields(itemsOf(field) ?? {}, joinPath(template, '[]'))
          : [];
    return [{ template, schema: field }, ...inner];
  });
}

/**
 * What a field is called; its name where it has no title. An item of a list, and what is inside a value of a
 * special type, are called as the field they belong to.
 */
export function titleAt(schema: JsonObject, template: string): string {
  let path = template;
  while (path !== '' && (path.endsWith('[]') || schemaAt(schema, path) === undefined)) path = parentOf(path);
  const title = own(schemaAt(schema, path) ?? {}, 'title');
  return typeof title === 'string' ? title : nameOf(path || template);
}

/** Whether a schema allows a JSON type. */
export function allows(schema: JsonObject, type: string): boolean {
  const types = own(schema, 'type');
  if (types === undefined) return true;
  return Array.isArray(types) ? types.includes(type) : types === type;
}

/** The names a schema requires. */
export function requiredOf(schema: JsonObject): string[] {
  const required = own(schema, 'required');
  return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
}
