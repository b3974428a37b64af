/** Writes local references, `{ "$ref": "#/$defs/x" }`, into the schema, so that nothing later has to follow one. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

const LOCAL = /^#\/\$defs\/([^/]+)$/;

/** `report` hears of a reference that is unknown, not local, or leads back to itself. */
export function inlineRefs(schema: JsonObject, report: (code: string, ref: string) => void): JsonObject {
  const { $defs, ...rest } = schema;
  const defs = isObject($defs) ? $defs : {};
  return inline(rest, defs, [], report) as JsonObject;
}

function inline(
  value: Json,
  defs: JsonObject,
  within: string[],
  report: (code: string, ref: string) => void,
): Json {
  if (Array.isArray(value)) return value.map((item) => inline(item, defs, within, report));
  if (!isObject(value)) return value;
  const ref = value['$ref'];
  if (typeof ref !== 'string') {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, inline(inner, defs, within, report)]),
    );
  }
  const { $ref: _, ...beside } = value;
  const name = LOCAL.exec(ref)?.[1];
  const target = name !== undefined && Object.hasOwn(defs, name) ? defs[name] : undefined;
  if (name === undefined || !isObject(target)) report('unknown_ref', ref);
  else if (within.includes(name)) report('ref_cycle', ref);
  else return inline({ ...target, ...beside }, defs, [...within, name], report);
  return inline(beside, defs, within, report);
}
