/** Laying one JSON value over another. Both stay as they are. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { requiredOf } from './fields.ts';

/** Objects are merged name by name, anything else is replaced by what lies above. */
export function mergeJson(below: Json | undefined, above: Json | undefined): Json | undefined {
  if (above === undefined) return below;
  if (!isObject(below) || !isObject(above)) return above;
  const merged: JsonObject = { ...below };
  for (const [name, value] of Object.entries(above))
    define(merged, name, mergeJson(Object.hasOwn(below, name) ? below[name] : undefined, value));
  return merged;
}

/**
 * Lays the words a form says at a place over the schema of the group that stands there. The group's fields come
 * first; `required` adds up; `x-optional` takes names out of it again.
 */
export function mergeSchema(group: JsonObject, local: JsonObject): JsonObject {
  const merged: JsonObject = { ...group, ...local };
  const below = group['properties'];
  const above = local['properties'];
  if (isObject(below) && isObject(above)) merged['properties'] = mergeProperties(below, above);
  else if (isObject(below)) merged['properties'] = below;
  if (isObject(group['items']) && isObject(local['items']))
    merged['items'] = mergeSchema(group['items'], local['items']);
  const optional = local['x-optional'];
  const dropped = Array.isArray(optional) ? optional : [];
  const required = [...new Set([...requiredOf(group), ...requiredOf(local)])].filter(
    (name) => !dropped.includes(name),
  );
  if (required.length > 0) merged['required'] = required;
  else delete merged['required'];
  return merged;
}

function mergeProperties(below: JsonObject, above: JsonObject): JsonObject {
  const merged: JsonObject = { ...below };
  for (const [name, schema] of Object.entries(above)) {
    const old = Object.hasOwn(below, name) ? below[name] : undefined;
    merged[name] = isObject(old) && isObject(schema) ? mergeSchema(old, schema) : schema;
  }
  return merged;
}

/** Sets an own property whatever its name; assigning `__proto__` would change the object's nature. */
function define(object: JsonObject, name: string, value: Json | undefined): void {
  if (value === undefined) return;
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
