/**
 * Brings what was handed in into the shape of the form: unknown fields dropped, texts plain, empty values absent,
 * defaults filled in where nobody has emptied the field, the plain spellings of special types made equal, and fields the person may not write put back to what
 * they were. Values of a wrong type stay, for the schema to complain about.
 */
import { onOneLine } from '../values/plain.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { fieldsOf, itemsOf, kindOf, requiredOf } from './fields.ts';
import { joinPath, own, templateOf } from './paths.ts';
import { equalJson, isObject } from '../json.ts';

interface Shaped {
  data: JsonObject;
  /** Fields the person may not write and tried to change. */
  locked: string[];
  /** Fields with a default that somebody has emptied: kept as null, so that it does not come back. */
  cleared: string[];
}

interface ShapeOptions {
  before?: JsonObject | undefined;
  writable?: ((template: string) => boolean) | undefined;
  /** Templates of computed values: sending one along is no attempt to change it. */
  computed?: ReadonlySet<string>;
  /** How the text of a field is kept. */
  text?: (template: string, text: string) => string;
}

export function shapeOf(schema: JsonObject, input: Json, options: ShapeOptions = {}): Shaped {
  const shaper = new Shaper(options);
  const data = shaper.group(schema, isObject(input) ? input : {}, options.before, '', true);
  return { data, locked: shaper.locked, cleared: shaper.cleared };
}

class Shaper {
  readonly locked: string[] = [];
  readonly cleared: string[] = [];
  private readonly options: ShapeOptions;

  constructor(options: ShapeOptions) {
    this.options = options;
  }

  group(
    schema: JsonObject,
    input: JsonObject,
    before: JsonObject | undefined,
    path: string,
    isRoot = false,
  ): JsonObject {
    const data: JsonObject = {};
    for (const [name, field] of fieldsOf(schema)) {
      const value = this.field(
        field,
        own(input, name),
        before && own(before, name),
        joinPath(path, name),
        requiredOf(schema).includes(name),
      );
      if (value !== undefined) data[name] = value;
    }
    // a group of which nothing is filled in stays empty, so that it can be told from one that is
    if (isRoot || Object.keys(data).length > 0) this.fillDefaults(schema, data, input, path);
    return data;
  }

  /** A field that is named and empty was emptied: what nobody gave is not put in its place. */
  private fillDefaults(schema: JsonObject, data: JsonObject, input: JsonObject, path: string): void {
    for (const [name, field] of fieldsOf(schema)) {
      if (field['default'] === undefined || Object.hasOwn(data, name)) continue;
      const at = joinPath(path, name);
      if (Object.hasOwn(input, name) && this.mayWrite(at)) this.cleared.push(at);
      else data[name] = copyOf(field['default']);
    }
  }

  private field(
    field: JsonObject,
    input: Json | undefined,
    before: Json | undefined,
    path: string,
    required: boolean,
  ): Json | undefined {
    const kind = kindOf(field);
    const given = namedBy(field, input);
    if (kind === 'group' && (isObject(given) || (given == null && isObject(before)))) {
      return this.group(field, isObject(given) ? given : {}, isObject(before) ? before : undefined, path);
    }
    if (kind === 'rows' && (Array.isArray(given) || (given == null && Array.isArray(before)))) {
      return this.rows(field, given ?? undefined, before, path, required);
    }
    const value = this.plainValue(field, given, required, path);
    // a default that nobody typed comes back with the form
    const untyped = value !== undefined && equalJson(value, field['default']);
    return this.guard(untyped && !this.mayWrite(path) ? undefined : value, before, path, given);
  }

  /** Rows are known by their place; who may not write the list can neither add nor remove one. */
  private rows(
    field: JsonObject,
    input: Json[] | undefined,
    before: Json | undefined,
    path: string,
    required: boolean,
  ): Json | undefined {
    const old = Array.isArray(before) ? before : [];
    const mayWrite = this.mayWrite(path);
    if (!mayWrite && input !== undefined && input.length !== old.length) this.locked.push(path);
    const rows = mayWrite ? (input ?? []) : old.map((row, i) => input?.[i] ?? row);
    if (rows.length === 0) return keepEmptyList(field, required) ? [] : undefined;
    return rows.map((given, i) => {
      const was = old[i];
      const row = namedBy(itemsOf(field) ?? {}, given) ?? null;
      return isObject(row)
        ? this.row(itemsOf(field) ?? {}, row, isObject(was) ? was : undefined, joinPath(path, i))
        : copyOf(row);
    });
  }

  /** A row stays a row even when nothing is filled in. */
  private row(
    schema: JsonObject,
    input: JsonObject,
    before: JsonObject | undefined,
    path: string,
  ): JsonObject {
    return this.group(schema, input, before, path, true);
  }

  /** A value that holds no fields of its own; undefined when nothing is filled in. */
  private plainValue(
    field: JsonObject,
    input: Json | undefined,
    required: boolean,
    path: string,
  ): Json | undefined {
    if (input === undefined || input === null) return undefined;
    if (field['x-type'] === 'attach') return attachments(input);
    if (typeof input === 'string') {
      const text = field['x-type'] === undefined ? this.text(path, input) : onOneLine(input);
      return text === '' ? undefined : text;
    }
    if (
      field['x-type'] !== undefined &&
      (input === false || (isObject(input) && Object.keys(input).length === 0))
    )
      return undefined;
    if (Array.isArray(input) && kindOf(field) !== 'value') {
      const values = input
        .map((item, i) => this.plainValue(itemsOf(field) ?? {}, item, false, joinPath(path, i)))
        .filter((item) => item !== undefined);
      return values.length > 0 || keepEmptyList(field, required) ? values : undefined;
    }
    return copyOf(input);
  }

  private text(path: string, text: string): string {
    return this.options.text?.(templateOf(path), text) ?? text.trim();
  }

  /** What stood there may be sent back as it stood, also where it would be written in another way today. */
  private guard(
    value: Json | undefined,
    before: Json | undefined,
    path: string,
    given: Json | undefined,
  ): Json | undefined {
    if (this.mayWrite(path)) return value;
    const changed = value !== undefined && !equalJson(value, before) && !equalJson(given, before);
    if (changed && this.options.computed?.has(templateOf(path)) !== true) this.locked.push(path);
    return before;
  }

  private mayWrite(path: string): boolean {
    return this.options.writable?.(templateOf(path)) ?? true;
  }
}

/** Where a form allows it (`x-text-as`), a plain text stands for the object with that name. */
function namedBy(field: JsonObject, input: Json | undefined): Json | undefined {
  const name = field['x-text-as'];
  return typeof input === 'string' && input.trim() !== '' && typeof name === 'string'
    ? { [name]: input }
    : input;
}

function attachments(input: Json): Json | undefined {
  const items = (Array.isArray(input) ? input : [input]).map(copyOf);
  const given = items.filter((item) => item !== null && item !== '' && !isEmptyObject(item));
  return given.length > 0 ? given : undefined;
}

function isEmptyObject(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** An empty list counts as not filled in, unless the form says how many are needed: then that is the complaint. */
function keepEmptyList(field: JsonObject, required: boolean): boolean {
  return required && Number(field['minItems'] ?? 0) > 0;
}

/** Names that would change the nature of an object when it is copied by assignment. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A deep copy without such names; for values whose inner shape the form does not know. Texts in them are names of files,
 * people and places.
 */
function copyOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value === 'string') return onOneLine(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNSAFE.has(name))
      .map(([name, inner]) => [name, copyOf(inner)]),
  );
}
