/** The values a field can take, with their words. */
import type { Json, JsonObject } from '../vocabulary.ts';
import { isObject } from '../json.ts';

export interface Choice {
  value: Json;
  label: string;
}

/** `enum` names its values by themselves, `oneOf: [{ const, title }]` gives them titles; undefined for free values. */
export function choicesOf(field: JsonObject): Choice[] | undefined {
  if (Array.isArray(field['enum']))
    return field['enum'].filter((value) => value !== null).map((value) => ({ value, label: String(value) }));
  const options = field['oneOf'] ?? field['anyOf'];
  if (!Array.isArray(options)) return undefined;
  const consts = options.filter((option): option is JsonObject => isObject(option) && 'const' in option);
  if (consts.length === 0 || consts.length !== options.length) return undefined;
  return consts.map((option) => ({
    value: option['const'] ?? null,
    label: String(option['title'] ?? option['const']),
  }));
}
