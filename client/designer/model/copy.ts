/** A process under another key: its forms, which are named after it, go along. */
import type { VersionSource } from '../../../core/definition/source.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { isObject } from '../../../core/json.ts';

export function copyUnder(source: VersionSource, key: string, title: string): VersionSource {
  const old = String(source.definition.key);
  const renamed = (text: string): string => {
    if (text.startsWith(`${old}/`)) return `${key}/${text.slice(old.length + 1)}`;
    return text.replace(`#${old}.`, `#${key}.`);
  };
  const deep = (value: Json): Json => {
    if (typeof value === 'string') return renamed(value);
    if (Array.isArray(value)) return value.map(deep);
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner)]))
      : value;
  };
  const definition = deep(source.definition as JsonObject) as JsonObject;
  const machine = isObject(definition.machine) ? { ...definition.machine, id: key } : {};
  return {
    definition: { ...definition, key, title, machine },
    forms: Object.fromEntries(
      Object.entries(source.forms).map(([id, form]) => [renamed(id), deep(form as Json)]),
    ),
    groups: source.groups,
    ...(source.pieces === undefined ? {} : { pieces: source.pieces }),
    ...(source.diagram === undefined ? {} : { diagram: source.diagram.replaceAll(`"${old}/`, `"${key}/`) }),
  };
}
