/** What an expression of a form sees. */
import { isObject } from '../json.ts';
import type { Scope } from '../expression/index.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { schemaAt } from './fields.ts';
import { getAt, instanceAbove, joinPath, nameOf, own, templateOf } from './paths.ts';
import { layersOf } from './reads.ts';
import type { CheckContext, CompiledForm } from './types.ts';

export type ScopeContext = Pick<CheckContext, 'today' | 'caseData'>;

/** Names an expression in a form sees beside its fields; a field of that name could not be read. */
export const FORM_NAMES = ['root', 'case_data', 'today'] as const;

/**
 * `container` is the concrete path of the object whose fields stand nearest: the row, the group. Fields that are
 * not filled in are null, so that a name from further out does not take their place. In a row, `row` is the row
 * itself (inside a filter its fields' names mean the filtered item's) and `index` its number from 1.
 *
 * A proxy, because an expression names two or three of the fields and a form may have hundreds.
 */
export function scopeAt(
  form: CompiledForm,
  data: JsonObject,
  base: string,
  container: string,
  context: ScopeContext,
): Scope {
  const template = templateOf(container);
  const layers = layersOf(form.schema, base, template);
  const words: Record<(typeof FORM_NAMES)[number], Json> = {
    root: data,
    case_data: context.caseData ?? {},
    today: context.today,
  };
  return new Proxy(words, {
    get: (_, name) => {
      if (typeof name !== 'string' || Object.hasOwn(words, name)) return words[name as keyof typeof words];
      const layer = layers.find((at) => schemaAt(form.schema, joinPath(at, name)) !== undefined);
      if (layer !== undefined) return fieldIn(getAt(data, instanceAbove(container, layer)), name);
      return template.endsWith('[]') ? rowWord(data, container, name) : undefined;
    },
  });
}

function fieldIn(object: Json | undefined, name: string): Json {
  return isObject(object) ? (own(object, name) ?? null) : null;
}

function rowWord(data: JsonObject, container: string, name: string): Json | undefined {
  if (name === 'row') return getAt(data, container) ?? null;
  return name === 'index' ? Number(nameOf(container)) + 1 : undefined;
}
