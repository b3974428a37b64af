/** What people may write into a form: as little as it takes, and otherwise at the points where conditions turn. */
import { isObject } from '../../json.ts';
import { fieldsOf, kindOf, schemaAt } from '../../form/fields.ts';
import { getAt, setAt, templateOf } from '../../form/paths.ts';
import type { CompiledForm } from '../../form/types.ts';
import { copy } from '../../json.ts';
import type { Day, Json, JsonObject, Rejection } from '../../vocabulary.ts';
import type { Interest } from './interest.ts';
import { words } from '../messages.ts';

/** More ways of filling in one form are not tried. */
const VARIANTS = 36;
/** A choice with more answers is no switch. */
const CHOICES = 12;

interface Choice {
  path: string;
  values: Json[];
}

/** Ways to fill in a form, the plainest first; each says only what matters. */
export function variantsOf(form: CompiledForm | null, { names, values }: Interest): JsonObject[] {
  if (!form) return [{}];
  const choices = choicesIn(form.schema, '', 2).filter(({ values: all }) => all.length > 0);
  const singles = choices.flatMap(({ path, values: all }) => all.map((value) => withValues([[path, value]])));
  const pairs = choices.flatMap((one, i) =>
    choices.slice(i + 1).flatMap((other) =>
      one.values.flatMap((a) =>
        other.values.map((b) =>
          withValues([
            [one.path, a],
            [other.path, b],
          ]),
        ),
      ),
    ),
  );
  return [{}, ...singles, ...pairs].slice(0, VARIANTS);

  function choicesIn(schema: JsonObject, at: string, depth: number): Choice[] {
    return fieldsOf(schema).flatMap(([name, field]): Choice[] => {
      const path = at === '' ? name : `${at}.${name}`;
      if (kindOf(field) === 'group') return depth > 0 ? choicesIn(field, path, depth - 1) : [];
      if (kindOf(field) !== 'value' || field.readOnly === true) return [];
      return [{ path, values: names.has(name) ? decisive(field, values.get(name) ?? []) : [] }];
    });
  }
}

/** The answers of a field worth giving. */
function decisive(field: JsonObject, known: Json[]): Json[] {
  if (Array.isArray(field.enum)) return field.enum.length <= CHOICES ? field.enum : [];
  if (field.type === 'boolean') return [true, false];
  const { minimum, maximum } = field;
  return known.filter((value) => {
    if (field.type === 'string') return typeof value === 'string';
    if (field.type !== 'integer' && field.type !== 'number') return false;
    if (typeof value !== 'number' || (field.type === 'integer' && !Number.isInteger(value))) return false;
    return (
      !(typeof minimum === 'number' && value < minimum) && !(typeof maximum === 'number' && value > maximum)
    );
  });
}

function withValues(entries: [string, Json][]): JsonObject {
  const data: JsonObject = {};
  for (const [path, value] of entries) setAt(data, path, value);
  return data;
}

/**
 * The data once more, with something else in the fields that a refusal names: what the form's own sample has, or a plain
 * value, or less of it; null when nothing can be bettered.
 */
export function mended(
  form: CompiledForm | null,
  data: JsonObject,
  refused: Rejection,
  today: Day,
): JsonObject | null {
  if (!form) return null;
  const named = Array.isArray(refused.details) ? refused.details.filter(isObject) : [];
  const paths = [refused.path, ...named.map(({ path }) => path)].filter((path) => typeof path === 'string');
  const next = copy(data);
  let changed = false;
  for (const path of new Set(paths)) {
    const schema = schemaAt(form.schema, templateOf(path));
    if (path === '' || !schema) continue;
    const given = getAt(next, path);
    const better =
      given === undefined ? (getAt(form.sample, path) ?? plainValue(schema, today)) : least(schema);
    if (better === undefined || better === given) continue;
    setAt(next, path, better);
    changed = true;
  }
  return changed ? next : null;
}

/** A number that was refused may have been too much. */
function least(schema: JsonObject): Json | undefined {
  if (schema.type !== 'integer' && schema.type !== 'number') return undefined;
  return typeof schema.minimum === 'number' ? schema.minimum : 1;
}

/** The plainest value a field takes. */
function plainValue(schema: JsonObject, today: Day): Json {
  if (schema['x-type'] === 'attach') return [{ name: words.sample.paper }];
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  switch (schema.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return least(schema) ?? 1;
    case 'array':
      return [isObject(schema.items) ? plainValue(schema.items, today) : words.sample.entry];
    case 'object':
      return Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, plainValue(field, today)]));
    default:
      if (schema.format === 'date') return today;
      return schema.format === 'date-time' ? `${today}T10:00:00+08:00` : words.sample.sentence;
  }
}
