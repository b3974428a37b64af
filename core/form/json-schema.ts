/**
 * JSON Schema 2020-12, as forms use it: every keyword that says something about data, without references (they are
 * written into the schema before) and without formats (`formats.ts`). The server and the
 * browser run this same code, and it generates none, as the browser's content policy demands: what one of them takes
 * the other takes.
 */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { KEYWORDS, type Looking, type SchemaError } from './json-schema-keywords.ts';
import { joinPath } from './paths.ts';

/** Everything about `value` that is not as the schema says; empty when it conforms. */
export function schemaErrors(schema: Json, value: Json): SchemaError[] {
  return evaluate(schema, value, '', undefined);
}

/** What keywords of a schema have dealt with, for `unevaluatedProperties` and `unevaluatedItems`. */
interface Seen {
  names: Set<string>;
  items: Set<number>;
}

const nothingSeen = (): Seen => ({ names: new Set(), items: new Set() });

/** `seen` is absent where nobody asks what is left over. */
function evaluate(schema: Json, value: Json, path: string, seen: Seen | undefined): SchemaError[] {
  if (schema === true) return [];
  if (!isObject(schema)) return [{ keyword: 'false', path }];
  const asks = UNEVALUATED.some((keyword) => Object.hasOwn(schema, keyword));
  const visit = new Visit(schema, value, path, seen ?? (asks ? nothingSeen() : undefined));
  for (const keyword of Object.keys(schema)) {
    const check = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    check?.(visit, schema[keyword] as Json, keyword);
  }
  // what is left over is known when everything else has been looked at
  if (asks) visit.unevaluated();
  return visit.errors;
}

/** One schema looking at one value. */
class Visit implements Looking {
  readonly errors: SchemaError[] = [];
  readonly schema: JsonObject;
  readonly value: Json;
  private readonly path: string;
  private readonly seen: Seen | undefined;

  constructor(schema: JsonObject, value: Json, path: string, seen: Seen | undefined) {
    this.schema = schema;
    this.value = value;
    this.path = path;
    this.seen = seen;
  }

  fail(keyword: string, below = ''): void {
    this.errors.push({ keyword, path: joinPath(this.path, below) });
  }

  /** Another schema about the same value: what it has dealt with counts where it is satisfied. */
  same(schema: Json): SchemaError[] {
    const seen = this.seen && nothingSeen();
    const errors = evaluate(schema, this.value, this.path, seen);
    if (seen && errors.length === 0) {
      for (const name of seen.names) this.seen?.names.add(name);
      for (const item of seen.items) this.seen?.items.add(item);
    }
    return errors;
  }

  /** A schema about a part of the value. */
  part(schema: Json, part: Json, name: string | number): SchemaError[] {
    return evaluate(schema, part, joinPath(this.path, name), undefined);
  }

  report(errors: SchemaError[]): void {
    for (const error of errors) this.errors.push(error);
  }

  sawName(name: string): void {
    this.seen?.names.add(name);
  }

  sawItem(index: number): void {
    this.seen?.items.add(index);
  }

  unevaluated(): void {
    const { schema, value, seen } = this;
    if (isObject(value) && schema['unevaluatedProperties'] !== undefined) {
      const left = Object.keys(value).filter((name) => seen?.names.has(name) !== true);
      this.leftOver('unevaluatedProperties', left, (name) => this.sawName(name));
    }
    if (Array.isArray(value) && schema['unevaluatedItems'] !== undefined) {
      const left = value.map((_, i) => i).filter((i) => seen?.items.has(i) !== true);
      this.leftOver('unevaluatedItems', left, (index) => this.sawItem(index));
    }
  }

  private leftOver<K extends string | number>(keyword: string, left: K[], saw: (key: K) => void): void {
    const inner = this.schema[keyword] as Json;
    for (const key of left) {
      saw(key);
      if (this.part(inner, partOf(this.value, key), key).length > 0) return this.fail(keyword);
    }
  }
}

const UNEVALUATED = ['unevaluatedProperties', 'unevaluatedItems'];

function partOf(value: Json, key: string | number): Json {
  return (value as Record<string | number, Json>)[key] as Json;
}
