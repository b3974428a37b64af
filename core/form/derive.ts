/** Visibility and computed values: the part of a form that follows from the rest while it is filled in. */
import { isObject } from '../json.ts';
import { evaluate, test } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { fieldsOf, schemaAt } from './fields.ts';
import { getAt, instancesOf, isWithin, joinPath, nameOf, parentOf, setAt } from './paths.ts';
import { scopeAt, type ScopeContext } from './scope.ts';
import type { CompiledForm, FieldExpression } from './types.ts';

interface Derived {
  /** With computed values in and hidden branches out. */
  data: JsonObject;
  /** Concrete paths of what is not visible. */
  hidden: string[];
}

/** Does not change `input`, which has to have the shape of the form (see `shapeOf`). */
export function derive(form: CompiledForm, input: JsonObject, context: ScopeContext): Derived {
  const data = copy(input) as JsonObject;
  for (const template of computedGroups(form)) {
    for (const path of instancesOf(data, template))
      if (getAt(data, path) === undefined) setAt(data, path, {});
  }
  const hidden: string[] = [];
  for (const [kind, index] of form.order) {
    const entry = form[kind][index];
    if (!entry) continue;
    for (const path of targetsOf(data, entry)) {
      if (hidden.some((gone) => isWithin(path, gone))) continue;
      const scope = scopeAt(form, data, entry.base, parentOf(path), context);
      if (kind === 'computed') setAt(data, path, evaluate(entry.feel, scope).value ?? undefined);
      else if (!test(entry.feel, scope)) {
        hidden.push(path);
        setAt(data, path, undefined);
      }
    }
  }
  return { data, hidden };
}

/** Groups that hold nothing but computed values: nobody fills them in, so they are always there. */
export function computedGroups({ schema, computed }: CompiledForm): string[] {
  const paths = new Set(computed.map(({ path }) => path));
  return [...new Set(computed.map(({ path }) => parentOf(path)))].filter(
    (at) =>
      at !== '' &&
      !at.endsWith('[]') &&
      fieldsOf(schemaAt(schema, at) ?? {}).every(([name]) => paths.has(joinPath(at, name))),
  );
}

/** Concrete paths of an entry whose group or row is there. */
export function targetsOf(data: JsonObject, entry: Pick<FieldExpression, 'path'>): string[] {
  return instancesOf(data, entry.path).filter(
    (path) => nameOf(path) !== '' && isObject(getAt(data, parentOf(path))),
  );
}

function copy(value: Json): Json {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)]));
}
