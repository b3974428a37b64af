/** What of a case may stand in a message that leaves the house: the white-list of public pages (processes.md §0.7). */
import { schemaAt } from '../../form/fields.ts';
import { joinPath, templateOf } from '../../form/paths.ts';
import { maskValue, privacyOf } from '../../form/present.ts';
import type { CompiledForm } from '../../form/types.ts';
import type { CompiledProcess } from '../../engine/process.ts';
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';

/** What a value is to the world outside: shown, shown in part, or not at all. */
type Shown = 'open' | 'name' | 'address' | 'closed';

/** Texts of these formats are no free words. */
const PLAIN_FORMATS: ReadonlySet<unknown> = new Set(['date', 'date-time', 'time', 'region']);

/**
 * The data with names and addresses masked and, if `strict`, everything else left out that is no number, no date and no
 * choice of a list, or that its form calls personal.
 */
export function openData(process: CompiledProcess, data: JsonObject, strict: boolean): JsonObject {
  const start = process.forms.get(process.definition.start.form);
  const others = [...process.forms.values()].filter((form) => form !== start);
  return group(data, '');

  function group(values: JsonObject, path: string): JsonObject {
    const entries = Object.entries(values).map(([name, value]) => [name, shown(value, joinPath(path, name))]);
    return Object.fromEntries(entries) as JsonObject;
  }

  function shown(value: Json, path: string): Json {
    if (isObject(value)) return group(value, path);
    if (Array.isArray(value)) return value.map((item, i) => shown(item, joinPath(path, i)));
    const is = shownAs(value, path);
    if (is === 'name' || is === 'address') return maskValue(value, is);
    return is === 'open' || !strict ? value : null;
  }

  /** Of several forms that know a place the one that shows least counts. */
  function shownAs(value: Json, path: string): Shown {
    const found = formsAt(path).map(([form, at]) => inForm(form, at, value));
    if (found.length === 0) return typeof value === 'string' ? 'closed' : 'open';
    return ORDER.find((one) => found.includes(one)) as Shown;
  }

  /** Forms that have a field there: the start form lies over the whole case, a step's over its own block. */
  function formsAt(path: string): [CompiledForm, string][] {
    if (start && schemaAt(start.schema, templateOf(path))) return [[start, path]];
    const below = path.replace(/^[^.]+(?:\.\d+)?\.?/, '');
    if (below === '') return [];
    return others
      .filter((form) => schemaAt(form.schema, templateOf(below)) !== undefined)
      .map((form) => [form, below]);
  }
}

const ORDER: readonly Shown[] = ['closed', 'name', 'address', 'open'];

function inForm(form: CompiledForm, path: string, value: Json): Shown {
  const privacy = privacyOf(form, path);
  if (privacy === 'name' || privacy === 'address') return privacy;
  if (privacy !== undefined) return 'closed';
  if (typeof value !== 'string') return 'open';
  const schema = schemaAt(form.schema, templateOf(path)) ?? {};
  const chosen =
    schema['enum'] !== undefined || schema['const'] !== undefined || schema['oneOf'] !== undefined;
  return chosen || PLAIN_FORMATS.has(schema['format']) ? 'open' : 'closed';
}
