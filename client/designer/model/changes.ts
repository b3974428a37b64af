/** Changes of the source beside the diagram. */
import type { VersionSource } from '../../../core/definition/source.ts';
import { isObject } from '../../../core/json.ts';
import { fieldsOf, requiredOf } from '../../../core/form/fields.ts';
import type { FieldGroup } from '../../../core/form/types.ts';
import { tidy, type Form } from '../forms/form-parts.ts';

/** Who may start and with which form. */
export function setStart(source: VersionSource, patch: Record<string, unknown>): VersionSource {
  const start = isObject(source.definition.start) ? source.definition.start : {};
  return { ...source, definition: { ...source.definition, start: { ...start, ...patch } } };
}

/** The source with one form more, empty but for its title. */
export function addForm(
  source: VersionSource,
  title: string,
): { id: string; change: (source: VersionSource) => VersionSource } {
  const key = String(source.definition.key);
  let n = 1;
  while (Object.hasOwn(source.forms, `${key}/form-${n}`)) n += 1;
  const id = `${key}/form-${n}`;
  const form = { id, title, schema: { type: 'object', properties: {} } };
  return { id, change: (before) => withForm(before, id, form) };
}

/** The source with one form more: the fields of a shared group that people fill in, to be changed at will. */
export function addFormOf(
  source: VersionSource,
  { title, schema, privacy = {}, use = {}, attachments = {}, sample = {} }: FieldGroup,
): ReturnType<typeof addForm> {
  const { id, change } = addForm(source, title);
  const properties = fieldsOf(schema).filter(
    ([name, field]) =>
      field['x-auto'] === undefined &&
      !(name in use) &&
      (field['x-type'] !== 'attach' || name in attachments),
  );
  const kept = new Set(properties.map(([name]) => name));
  const ofKept = (all: object): object =>
    Object.fromEntries(Object.entries(all).filter(([name]) => kept.has(name)));
  const form = {
    id,
    title,
    schema: {
      type: 'object',
      required: requiredOf(schema).filter((name) => kept.has(name)),
      properties: Object.fromEntries(properties),
    },
    privacy: ofKept(privacy),
    attachments: ofKept(attachments),
    sample: ofKept(sample),
  };
  return { id, change: (before) => withForm(change(before), id, tidy(form as Form)) };
}

export function withForm(source: VersionSource, id: string, form: unknown): VersionSource {
  return { ...source, forms: { ...source.forms, [id]: form } };
}

/** Names that may be published, with those of a notice among them. */
export function makePublic(source: VersionSource, names: readonly string[]): VersionSource {
  const before = Array.isArray(source.definition.public) ? (source.definition.public as string[]) : [];
  const all = [...new Set([...before, ...names])];
  if (all.length === before.length) return source;
  return { ...source, definition: { ...source.definition, public: all } };
}

/** A named delay of the definition. */
export function setDelay(source: VersionSource, name: string, period: unknown): VersionSource {
  const delays = isObject(source.definition.delays) ? source.definition.delays : {};
  return { ...source, definition: { ...source.definition, delays: { ...delays, [name]: period } } };
}
