/** What each keyword of JSON Schema 2020-12 says about a value: one keyword, one function. */
import { equalJson, isObject } from '../json.ts';
import { isSafePattern, LONGEST_TEXT } from '../values/safe-pattern.ts';
import { isMultipleOf } from '../values/decimal.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { own } from './paths.ts';

/** What is wrong with a value: which keyword says so, and where below the value looked at. */
export interface SchemaError {
  /** The keyword that failed. */
  keyword: string;
  /** Concrete path, `members.0.name`; of the missing field for `required`. */
  path: string;
}

/** One schema looking at one value, as its keywords see it. */
export interface Looking {
  readonly schema: JsonObject;
  readonly value: Json;
  fail(keyword: string, below?: string): void;
  /** Another schema about the same value: what it has dealt with counts where it is satisfied. */
  same(schema: Json): SchemaError[];
  /** A schema about a part of the value. */
  part(schema: Json, part: Json, name: string | number): SchemaError[];
  report(errors: SchemaError[]): void;
  sawName(name: string): void;
  sawItem(index: number): void;
}

type Keyword = (visit: Looking, argument: Json, keyword: string) => void;

/** Those about references and formats are not here, nor those that say nothing about data. */
export const KEYWORDS: Record<string, Keyword> = {
  type: (visit, argument, keyword) => {
    const types = Array.isArray(argument) ? argument : [argument];
    if (!types.some((type) => isOfType(visit.value, type))) visit.fail(keyword);
  },
  enum: (visit, argument, keyword) => {
    const values = Array.isArray(argument) ? argument : [];
    if (!values.some((value) => equalJson(value, visit.value))) visit.fail(keyword);
  },
  const: (visit, argument, keyword) => {
    if (!equalJson(argument, visit.value)) visit.fail(keyword);
  },

  minimum: ofNumbers((value, limit) => value >= limit),
  maximum: ofNumbers((value, limit) => value <= limit),
  exclusiveMinimum: ofNumbers((value, limit) => value > limit),
  exclusiveMaximum: ofNumbers((value, limit) => value < limit),
  multipleOf: ofNumbers(isMultipleOf),

  minLength: ofTexts((text, limit) => characters(text) >= Number(limit)),
  maxLength: ofTexts((text, limit) => characters(text) <= Number(limit)),
  pattern: ofTexts((text, pattern) => text.length <= LONGEST_TEXT && patternOf(pattern).test(text)),

  minItems: ofLists((items, limit) => items.length >= Number(limit)),
  maxItems: ofLists((items, limit) => items.length <= Number(limit)),
  uniqueItems: ofLists((items, unique) => unique !== true || allDifferent(items)),
  prefixItems: (visit, argument) => {
    if (!Array.isArray(visit.value) || !Array.isArray(argument)) return;
    for (const [i, item] of visit.value.slice(0, argument.length).entries()) {
      visit.sawItem(i);
      visit.report(visit.part(argument[i] as Json, item, i));
    }
  },
  items: (visit, argument) => {
    if (!Array.isArray(visit.value)) return;
    const before = visit.schema['prefixItems'];
    const first = Array.isArray(before) ? before.length : 0;
    for (let i = first; i < visit.value.length; i += 1) {
      visit.sawItem(i);
      visit.report(visit.part(argument, visit.value[i] as Json, i));
    }
  },
  contains: (visit, argument, keyword) => {
    if (!Array.isArray(visit.value)) return;
    let found = 0;
    for (const [i, item] of visit.value.entries()) {
      if (visit.part(argument, item, i).length > 0) continue;
      found += 1;
      visit.sawItem(i);
    }
    const { minContains = 1, maxContains = Infinity } = visit.schema;
    if (found < Number(minContains) || found > Number(maxContains)) visit.fail(keyword);
  },

  required: (visit, argument, keyword) => missing(visit, argument, keyword),
  dependentRequired: (visit, argument) => {
    if (!isObject(visit.value) || !isObject(argument)) return;
    for (const [name, names] of Object.entries(argument))
      if (Object.hasOwn(visit.value, name)) missing(visit, names, 'required');
  },
  minProperties: ofObjects((value, limit) => Object.keys(value).length >= Number(limit)),
  maxProperties: ofObjects((value, limit) => Object.keys(value).length <= Number(limit)),
  propertyNames: (visit, argument, keyword) => {
    if (!isObject(visit.value)) return;
    const wrong = Object.keys(visit.value).some((name) => visit.part(argument, name, '').length > 0);
    if (wrong) visit.fail(keyword);
  },
  properties: (visit, argument) => {
    if (!isObject(visit.value) || !isObject(argument)) return;
    for (const [name, schema] of Object.entries(argument)) {
      if (!Object.hasOwn(visit.value, name)) continue;
      visit.sawName(name);
      visit.report(visit.part(schema, visit.value[name] as Json, name));
    }
  },
  patternProperties: (visit, argument) => {
    if (!isObject(visit.value) || !isObject(argument)) return;
    for (const [pattern, schema] of Object.entries(argument))
      for (const [name, inner] of Object.entries(visit.value)) {
        if (!patternOf(pattern).test(name)) continue;
        visit.sawName(name);
        visit.report(visit.part(schema, inner, name));
      }
  },
  additionalProperties: (visit, argument, keyword) => {
    if (!isObject(visit.value)) return;
    const patterns = Object.keys(objectIn(visit.schema, 'patternProperties')).map(patternOf);
    const known = objectIn(visit.schema, 'properties');
    for (const [name, inner] of Object.entries(visit.value)) {
      if (Object.hasOwn(known, name) || patterns.some((pattern) => pattern.test(name))) continue;
      visit.sawName(name);
      if (argument === false) visit.fail(keyword);
      else visit.report(visit.part(argument, inner, name));
    }
  },

  allOf: (visit, argument) => {
    for (const schema of listOf(argument)) visit.report(visit.same(schema));
  },
  anyOf: (visit, argument, keyword) => {
    // all of them, since each that holds has dealt with something
    const holds = listOf(argument).map((schema) => visit.same(schema).length === 0);
    if (!holds.includes(true)) visit.fail(keyword);
  },
  oneOf: (visit, argument, keyword) => {
    const holds = listOf(argument).filter((schema) => visit.same(schema).length === 0);
    if (holds.length !== 1) visit.fail(keyword);
  },
  not: (visit, argument, keyword) => {
    if (visit.part(argument, visit.value, '').length === 0) visit.fail(keyword);
  },
  if: (visit, argument) => {
    const branch = visit.same(argument).length === 0 ? 'then' : 'else';
    const schema = own(visit.schema, branch);
    if (schema !== undefined) visit.report(visit.same(schema));
  },
  dependentSchemas: (visit, argument) => {
    if (!isObject(visit.value) || !isObject(argument)) return;
    for (const [name, schema] of Object.entries(argument))
      if (Object.hasOwn(visit.value, name)) visit.report(visit.same(schema));
  },
};

function ofNumbers(holds: (value: number, argument: number) => boolean): Keyword {
  return (visit, argument, keyword) => {
    if (typeof visit.value === 'number' && typeof argument === 'number' && !holds(visit.value, argument))
      visit.fail(keyword);
  };
}

function ofTexts(holds: (text: string, argument: Json) => boolean): Keyword {
  return (visit, argument, keyword) => {
    if (typeof visit.value === 'string' && !holds(visit.value, argument)) visit.fail(keyword);
  };
}

function ofLists(holds: (items: Json[], argument: Json) => boolean): Keyword {
  return (visit, argument, keyword) => {
    if (Array.isArray(visit.value) && !holds(visit.value, argument)) visit.fail(keyword);
  };
}

function ofObjects(holds: (value: JsonObject, argument: Json) => boolean): Keyword {
  return (visit, argument, keyword) => {
    if (isObject(visit.value) && !holds(visit.value, argument)) visit.fail(keyword);
  };
}

function missing(visit: Looking, names: Json, keyword: string): void {
  if (!isObject(visit.value)) return;
  for (const name of listOf(names))
    if (typeof name === 'string' && !Object.hasOwn(visit.value, name)) visit.fail(keyword, name);
}

function isOfType(value: Json, type: Json): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** People count characters, not the units a string is kept in. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const patterns = new Map<string, RegExp>();

/** Matches nothing: a pattern that may never end is not tried. */
const NOTHING = /(?!)/;

function patternOf(pattern: Json): RegExp {
  const source = String(pattern);
  let compiled = patterns.get(source);
  if (!compiled) patterns.set(source, (compiled = isSafePattern(source) ? new RegExp(source, 'u') : NOTHING));
  return compiled;
}

function allDifferent(items: Json[]): boolean {
  return new Set(items.map(canonical)).size === items.length;
}

/** The same text for values that are the same, whatever the order of names. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`).join()}}`;
}

function objectIn(schema: JsonObject, name: string): JsonObject {
  const value = own(schema, name);
  return isObject(value) ? value : {};
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}
