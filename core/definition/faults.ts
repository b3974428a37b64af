/**
 * What a value lacks to be of a schema, in Chinese and at its place: for definitions, scenarios and packages alike. Where a
 * value may be one of several kinds, what is told is of the kind it was meant to be.
 */
import type { TSchema } from 'typebox';
import { isObject } from '../json.ts';
import { faultInWords, missing, unknown } from './fault-words.ts';

/** A fault: JSON pointer and a sentence. */
export interface SchemaFault {
  /** Which rule of JSON Schema does not hold; `word` where a kind is named that nobody knows. */
  keyword: string;
  path: string;
  message: string;
}

/** A schema as plain data. */
type Schema = Readonly<Record<string, unknown>>;
type Named = Readonly<Record<string, Schema>>;

/** Every fault, in the order of the schema's names. */
export function schemaFaults(schema: TSchema, value: unknown): SchemaFault[] {
  return faultsAt(schema as unknown as Schema, value, '', {});
}

function faultsAt(written: Schema, value: unknown, path: string, outer: Named): SchemaFault[] {
  const known = isObject(written.$defs) ? { ...outer, ...(written.$defs as unknown as Named) } : outer;
  const schema = resolved(written, known);
  if (Array.isArray(schema.anyOf)) return ofUnion(schema.anyOf as Schema[], value, path, known);
  const found = ofLeaf(schema, value);
  if (found) return [{ path, keyword: found[0], message: faultInWords(...found) }];
  if (isObject(value)) return ofObject(schema, value, path, known);
  if (Array.isArray(value) && isObject(schema.items))
    return value.flatMap((item, i) => faultsAt(schema.items as Schema, item, `${path}/${i}`, known));
  return [];
}

function resolved(schema: Schema, known: Named): Schema {
  let here = schema;
  while (typeof here.$ref === 'string') {
    const name = here.$ref.split('/').at(-1) ?? '';
    here = known[name] ?? {};
  }
  return here;
}

/** The rule a value breaks by itself, whatever is in it. */
function ofLeaf(schema: Schema, value: unknown): [string, Record<string, unknown>] | undefined {
  const { type, enum: allowedValues, const: allowedValue } = schema;
  if ('const' in schema && value !== allowedValue) return ['const', { allowedValue }];
  if (Array.isArray(allowedValues) && !allowedValues.includes(value))
    return ['enum', { allowedValues, value }];
  if (typeof type === 'string' && !isOfType(type, value)) return ['type', { type }];
  const broken = Object.entries(LIMITS).find(([keyword, holds]) => {
    const limit = schema[keyword];
    return limit !== undefined && !holds(value, limit);
  });
  return broken && [broken[0], { limit: schema[broken[0]] }];
}

function isOfType(type: string, value: unknown): boolean {
  return type === kindOf(value) || (type === 'number' && kindOf(value) === 'integer');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** Limits hold for what they are not about. */
const LIMITS: Readonly<Record<string, (value: unknown, limit: unknown) => boolean>> = {
  pattern: (value, limit) => typeof value !== 'string' || new RegExp(String(limit), 'u').test(value),
  minLength: (value, limit) => typeof value !== 'string' || value.length >= Number(limit),
  maxLength: (value, limit) => typeof value !== 'string' || value.length <= Number(limit),
  minimum: (value, limit) => typeof value !== 'number' || value >= Number(limit),
  maximum: (value, limit) => typeof value !== 'number' || value <= Number(limit),
  minItems: (value, limit) => !Array.isArray(value) || value.length >= Number(limit),
  maxItems: (value, limit) => !Array.isArray(value) || value.length <= Number(limit),
  minProperties: (value, limit) => !isObject(value) || Object.keys(value).length >= Number(limit),
  maxProperties: (value, limit) => !isObject(value) || Object.keys(value).length <= Number(limit),
};

function ofObject(
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  path: string,
  known: Named,
): SchemaFault[] {
  const properties = (schema.properties ?? {}) as Named;
  const patterns = Object.entries((schema.patternProperties ?? {}) as Named);
  const absent = ((schema.required ?? []) as string[]).filter((name) => value[name] === undefined);
  const found: SchemaFault[] =
    absent.length > 0 ? [{ path, keyword: 'required', message: missing(absent) }] : [];
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const schemas = own ? [own] : patterns.flatMap(([key, one]) => (new RegExp(key).test(name) ? [one] : []));
    if (schemas.length === 0 && schema.additionalProperties === false)
      found.push({
        path: at,
        keyword: 'additionalProperties',
        message: unknown(name, Object.keys(properties)),
      });
    for (const one of schemas) found.push(...faultsAt(one, inner, at, known));
  }
  return found;
}

/** Faults as the kind it was meant to be: the one its `type` names, else the one with the fewest. */
function ofUnion(branches: Schema[], value: unknown, path: string, known: Named): SchemaFault[] {
  const all = branches.map((branch) => resolved(branch, known)).flatMap((branch) => flat(branch, known));
  const fitting = all.filter((branch) => mayBe(branch, value));
  if (fitting.length === 0) {
    const types = all.map(({ type, const: only }) => type ?? kindOf(only));
    return [{ path, keyword: 'type', message: faultInWords('type', { type: [...new Set(types)] }) }];
  }
  if (isObject(value) && fitting.length > 1) {
    const kinds = new Map(fitting.map((branch) => [constOf(branch), branch]));
    const named = typeof value.type === 'string' ? kinds.get(value.type) : undefined;
    if (named) return faultsAt(named, value, path, known);
    if (!kinds.has(undefined)) return [unknownKind(value.type, [...kinds.keys()] as string[], path)];
  }
  const found = fitting.map((branch) => faultsAt(branch, value, path, known));
  return found.reduce((least, one) => (one.length < least.length ? one : least));
}

/** Kinds of kinds as one list. */
function flat(branch: Schema, known: Named): Schema[] {
  const inner = branch.anyOf as Schema[] | undefined;
  return inner ? inner.flatMap((one) => flat(resolved(one, known), known)) : [branch];
}

function mayBe({ type, enum: values, const: only }: Schema, value: unknown): boolean {
  if (typeof type === 'string') return isOfType(type, value);
  if (Array.isArray(values)) return values.some((one) => kindOf(one) === kindOf(value));
  return only === undefined || kindOf(only) === kindOf(value);
}

/** The word in `type` by which a kind of object is known. */
function constOf({ properties }: Schema): string | undefined {
  return (properties as Record<string, { const?: string }> | undefined)?.type?.const;
}

function unknownKind(type: unknown, known: string[], path: string): SchemaFault {
  return type === undefined
    ? { path, keyword: 'required', message: missing(['type']) }
    : { path: `${path}/type`, keyword: 'word', message: unknown(String(type), known) };
}
