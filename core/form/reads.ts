/** Which fields of the form an expression reads. */
import { references } from '../expression/index.ts';
import type { Feel, JsonObject } from '../vocabulary.ts';
import { itemsOf, kindOf, schemaAt } from './fields.ts';
import { isWithin, joinPath, parentOf } from './paths.ts';

/** Layers found before, by schema. */
const known = new WeakMap<JsonObject, Map<string, readonly string[]>>();

/**
 * The objects whose fields an expression sees by name, innermost first: the one that holds the field, up to the
 * group the expression was written in. Lists are passed over: only their rows have fields.
 */
export function layersOf(schema: JsonObject, base: string, container: string): readonly string[] {
  let bySchema = known.get(schema);
  if (!bySchema) known.set(schema, (bySchema = new Map()));
  const key = `${base} ${container}`;
  let layers = bySchema.get(key);
  if (!layers) bySchema.set(key, (layers = findLayers(schema, base, container)));
  return layers;
}

function findLayers(schema: JsonObject, base: string, container: string): string[] {
  const layers: string[] = [];
  for (let at = container; isWithin(at, base); at = parentOf(at)) {
    const kind = at === '' ? 'group' : kindOf(schemaAt(schema, at) ?? {});
    if (kind === 'group' || at.endsWith('[]')) layers.push(at);
    if (at === base || at === '') break;
  }
  return layers;
}

/** Templates of the fields read. A name that is no field (a loop variable, `today`, `case_data`) is not among them. */
export function readsOf(schema: JsonObject, base: string, container: string, feel: Feel): string[] {
  const layers = layersOf(schema, base, container);
  const found = references(feel).map((reference) => resolve(schema, layers, reference.split('.')));
  return [...new Set(found.filter((path): path is string => path !== undefined))];
}

function resolve(schema: JsonObject, layers: readonly string[], names: string[]): string | undefined {
  const [first = '', ...rest] = names;
  if (first === 'root') return rest.length === 0 ? '' : walk(schema, '', rest);
  const layer = layers.find((at) => schemaAt(schema, joinPath(at, first)) !== undefined);
  if (layer === undefined && first === 'row' && layers[0]?.endsWith('[]'))
    return walk(schema, layers[0], rest);
  return layer === undefined ? undefined : walk(schema, layer, names);
}

/** Follows names as far as the form has fields of that name; FEEL reads through a list into its rows. */
function walk(schema: JsonObject, from: string, names: string[]): string | undefined {
  let at: string | undefined;
  for (const name of names) {
    const holder = at ?? from;
    const rows =
      at !== undefined &&
      kindOf(schemaAt(schema, at) ?? {}) === 'rows' &&
      itemsOf(schemaAt(schema, at) ?? {});
    const next = joinPath(rows ? joinPath(holder, '[]') : holder, name);
    if (schemaAt(schema, next) === undefined) return at;
    at = next;
  }
  return at;
}
