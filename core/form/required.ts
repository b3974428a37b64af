/** Which fields have to be filled in, and which of them are not. */
import { isObject } from '../json.ts';
import { test } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { computedGroups, targetsOf } from './derive.ts';
import { eachField, fieldsOf, itemsOf, kindOf, requiredOf } from './fields.ts';
import { mayBeMissing, type Filling } from './filling.ts';
import { getAt, instancesOf, joinPath, own, parentOf, setAt } from './paths.ts';
import { scopeAt } from './scope.ts';

/**
 * Concrete paths of required fields that are not filled in. Groups of which nothing is filled in are taken out of
 * the data, unless they are required: then every field required in them is missing.
 */
export function missingFields(filling: Filling): string[] {
  const demanded = demandedFields(filling);
  dropEmptyGroups(filling, demanded);
  return [...demanded].filter((path) => getAt(filling.data, path) === undefined && isAskedFor(filling, path));
}

/** What is only computed does not count as filled in, except in groups that hold nothing else. */
function dropEmptyGroups({ form, data }: Filling, demanded: Set<string>): void {
  const computed = new Set(form.computed.map(({ path }) => path));
  const results = new Set(computedGroups(form));
  const groups: string[] = [];
  eachField(form.schema, (template, field) => {
    if (kindOf(field) === 'group' && !results.has(template)) groups.push(template);
  });
  // inner groups first, so that a group of empty groups is empty itself
  for (const template of groups.reverse()) {
    for (const path of instancesOf(data, template)) {
      const value = getAt(data, path);
      const isEmpty =
        isObject(value) && Object.keys(value).every((name) => computed.has(joinPath(template, name)));
      if (isEmpty && !demanded.has(path)) setAt(data, path, undefined);
    }
  }
}

/** A field of a group that is not there is not missing; one that this outcome asks for by name is. */
function isAskedFor({ data, context }: Filling, path: string): boolean {
  return isObject(getAt(data, parentOf(path))) || context.required?.includes(path) === true;
}

function demandedFields(filling: Filling): Set<string> {
  const { form, data, context } = filling;
  const demanded = new Set<string>();
  collect(form.schema, data, '', demanded);
  for (const entry of form.required) {
    for (const path of targetsOf(data, entry)) {
      if (test(entry.feel, scopeAt(form, data, entry.base, parentOf(path), context))) demanded.add(path);
    }
  }
  for (const template of context.required ?? [])
    for (const path of instancesOf(data, template)) demanded.add(path);
  return new Set([...demanded].filter((path) => !mayBeMissing(filling, path)));
}

/** What the schema requires, in the groups and rows that are there. */
function collect(schema: JsonObject, value: Json | undefined, path: string, demanded: Set<string>): void {
  if (!isObject(value)) return;
  for (const name of requiredOf(schema)) demanded.add(joinPath(path, name));
  for (const [name, field] of fieldsOf(schema)) {
    const inner = own(value, name);
    const at = joinPath(path, name);
    if (kindOf(field) === 'group') collect(field, inner, at, demanded);
    if (kindOf(field) === 'rows' && Array.isArray(inner)) {
      inner.forEach((row, i) => collect(itemsOf(field) ?? {}, row, joinPath(at, i), demanded));
    }
  }
}
