/** What somebody sees of a form's data. */
import { isObject } from '../json.ts';
import type { Access, Privacy } from '../definition/form.ts';
import { maskAddress, maskCard, maskId, maskName, maskPhone } from '../values/mask.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { fieldsOf, itemsOf, kindOf } from './fields.ts';
import { isWithin, joinPath, own, templateOf } from './paths.ts';
import type { CompiledForm } from './types.ts';

interface Presented {
  data: JsonObject;
  /** Concrete paths of the values that are masked, for a deliberate look at one. */
  masked: string[];
}

/** Leaves out what is hidden and masks what is masked. What the form does not know is not shown. */
export function present(
  form: Pick<CompiledForm, 'schema' | 'privacy'>,
  data: JsonObject,
  access: (path: string) => Access,
): Presented {
  const masked: string[] = [];
  return { data: group(form.schema, data, ''), masked };

  function group(schema: JsonObject, value: JsonObject, path: string): JsonObject {
    const shown: JsonObject = {};
    for (const [name, field] of fieldsOf(schema)) {
      const at = joinPath(path, name);
      const inner = own(value, name);
      const seen = inner === undefined ? undefined : fieldValue(field, inner, at);
      if (seen !== undefined) shown[name] = seen;
    }
    return shown;
  }

  function fieldValue(field: JsonObject, value: Json, path: string): Json | undefined {
    const kind = kindOf(field);
    if (kind === 'group' && isObject(value)) return unlessHidden(group(field, value, path), path);
    if (kind === 'rows' && Array.isArray(value)) {
      const rows = value.map((row, i) =>
        isObject(row) ? group(itemsOf(field) ?? {}, row, joinPath(path, i)) : null,
      );
      // hidden rows must not tell how many there are
      return access(path) === 'hidden' && rows.every((row) => row === null || Object.keys(row).length === 0)
        ? undefined
        : rows;
    }
    if (access(path) === 'hidden') return undefined;
    if (access(path) !== 'masked') return value;
    masked.push(path);
    return maskValue(value, privacyOf(form, path));
  }

  /** A group of which everything is hidden is hidden itself; a later rule may still show single fields of it. */
  function unlessHidden(shown: JsonObject, path: string): JsonObject | undefined {
    return access(path) === 'hidden' && Object.keys(shown).length === 0 ? undefined : shown;
  }
}

/** The class of a field: its own, else that of the group it is in. Of several the last said counts. */
export function privacyOf(form: Pick<CompiledForm, 'privacy'>, path: string): Privacy | undefined {
  const template = templateOf(path);
  const around = form.privacy.filter((entry) => isWithin(template, entry.path));
  const nearest = Math.max(...around.map((entry) => entry.path.length));
  return around.findLast((entry) => entry.path.length === nearest)?.as;
}

/** Classes whose values keep a readable rest; of all others nothing is shown. */
const MASKS: Partial<Record<Privacy, (text: string) => string>> = {
  name: maskName,
  id: maskId,
  phone: maskPhone,
  card: maskCard,
  address: maskAddress,
};

/** Text keeps what its class allows; numbers, lists and objects show only that something is there. */
export function maskValue(value: Json, privacy: Privacy | undefined): Json {
  if (typeof value !== 'string') return null;
  return (privacy && MASKS[privacy]?.(value)) ?? '***';
}
