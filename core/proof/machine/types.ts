/** Types of values as far as they matter in expressions. */
import { fieldsOf, itemsOf, requiredOf } from '../../form/fields.ts';
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Domain } from '../guards.ts';

export type Type = (
  | { kind: 'any' }
  | { kind: 'null' }
  | { kind: 'boolean' }
  | { kind: 'number'; integer?: boolean; min?: number; max?: number }
  | { kind: 'string'; values?: string[] }
  | { kind: 'list'; item: Type }
  /** Open: may hold more than the fields named. */
  | { kind: 'object'; fields: Readonly<Record<string, Type>>; open?: boolean }
) & {
  /** May be missing. */
  nullable?: boolean;
};

/** Names an expression sees. */
export interface Names {
  /** The type of a name; undefined when there is none of it. */
  get(name: string): Type | undefined;
  all(): string[];
}

export const ANY: Type = { kind: 'any' };
export const BOOLEAN: Type = { kind: 'boolean' };
export const NUMBER: Type = { kind: 'number' };
export const STRING: Type = { kind: 'string' };

export const listOf = (item: Type): Type => ({ kind: 'list', item });
export const objectOf = (fields: Record<string, Type>, open = false): Type => ({
  kind: 'object',
  fields,
  ...(open ? { open } : {}),
});
export const optional = (type: Type): Type => ({ ...type, nullable: true });

/** The type a JSON Schema of a form describes. Special types (attachments, signatures …) may be anything. */
export function typeOf(schema: JsonObject): Type {
  if (schema['x-type'] !== undefined) return ANY;
  const named = Array.isArray(schema.enum)
    ? schema.enum
    : schema.const === undefined
      ? undefined
      : [schema.const];
  if (named && named.every((value) => typeof value === 'string')) return { kind: 'string', values: named };
  const types = [schema.type]
    .flat()
    .filter((type): type is string => typeof type === 'string' && type !== 'null');
  const items = itemsOf(schema);
  if (items && types.length <= 1) return listOf(typeOf(items));
  if (isObject(schema.properties) && types.length <= 1) return groupOf(schema);
  if (types.length !== 1 || named) return ANY;
  switch (types[0]) {
    case 'boolean':
      return BOOLEAN;
    case 'integer':
    case 'number':
      return numberOf(schema, types[0] === 'integer');
    case 'string':
      return STRING;
    default:
      return ANY;
  }
}

function numberOf(schema: JsonObject, integer: boolean): Type {
  const { minimum, maximum } = schema;
  return {
    kind: 'number',
    ...(integer ? { integer } : {}),
    ...(typeof minimum === 'number' ? { min: minimum } : {}),
    ...(typeof maximum === 'number' ? { max: maximum } : {}),
  };
}

function groupOf(schema: JsonObject): Type {
  const required = requiredOf(schema);
  const fields = fieldsOf(schema).map(([name, field]): [string, Type] => [
    name,
    required.includes(name) ? typeOf(field) : optional(typeOf(field)),
  ]);
  return objectOf(Object.fromEntries(fields));
}

/** What two sources of the same name may hold together. */
export function merged(a: Type | undefined, b: Type): Type {
  if (!a) return b;
  if (a.kind === 'object' && b.kind === 'object') {
    const names = [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])];
    const fields = names.map((name): [string, Type] => {
      const [left, right] = [a.fields[name], b.fields[name]];
      return [name, left && right ? merged(left, right) : optional((left ?? right) as Type)];
    });
    return {
      ...objectOf(Object.fromEntries(fields), Boolean(a.open || b.open)),
      ...(a.nullable || b.nullable ? { nullable: true } : {}),
    };
  }
  const nullable = a.nullable || b.nullable ? { nullable: true } : {};
  if (a.kind === 'null') return optional(b);
  if (b.kind === 'null') return optional(a);
  if (a.kind !== b.kind) return ANY;
  if (a.kind === 'list' && b.kind === 'list') return { ...listOf(merged(a.item, b.item)), ...nullable };
  if (a.kind === 'string' && b.kind === 'string')
    return {
      kind: 'string',
      ...(a.values && b.values ? { values: [...new Set([...a.values, ...b.values])] } : {}),
      ...nullable,
    };
  if (a.kind === 'number' && b.kind === 'number')
    return { kind: 'number', ...(a.integer && b.integer ? { integer: true } : {}), ...nullable };
  return { ...a, ...nullable };
}

/** What stands at a path. `missing` names the first part that is not there. */
export function at(type: Type, path: readonly string[]): { type: Type; missing?: string } {
  let here: Type = type;
  for (const name of path) {
    while (here.kind === 'list') here = here.item;
    if (here.kind === 'any' || here.kind === 'null') return { type: ANY };
    if (here.kind !== 'object') return { type: ANY, missing: name };
    const next: Type | undefined = Object.hasOwn(here.fields, name) ? here.fields[name] : undefined;
    if (!next) return here.open ? { type: ANY } : { type: ANY, missing: name };
    here = here.nullable && !next.nullable ? optional(next) : next;
  }
  return { type: here };
}

/** The values a field can have, for the guards. */
export function domainOf(type: Type): Domain | undefined {
  const nullable = type.nullable ? { nullable: true } : {};
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean', ...nullable };
    case 'number': {
      const { integer, min, max } = type;
      return {
        type: 'number',
        ...(integer ? { integer } : {}),
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...nullable,
      };
    }
    case 'string':
      return type.values ? { values: type.values, ...nullable } : { type: 'string', ...nullable };
    default:
      return undefined;
  }
}

/** The type of a constant. */
export function typeOfValue(value: Json): Type {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'number')
    return { kind: 'number', ...(Number.isInteger(value) ? { integer: true } : {}) };
  if (typeof value === 'string') return { kind: 'string', values: [value] };
  return Array.isArray(value)
    ? listOf(
        value.map(typeOfValue).reduce<Type | undefined>((all, one) => merged(all, one), undefined) ?? ANY,
      )
    : ANY;
}
