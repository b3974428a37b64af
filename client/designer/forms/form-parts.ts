/** The parts of a form that changes are made of: its groups, its fields, and the paths it speaks of. */
import type { FormDefinition } from '../../../core/definition/form.ts';
import { isObject } from '../../../core/json.ts';
import { itemsOf } from '../../../core/form/fields.ts';
import { isWithin, nameOf, parentOf, segmentsOf } from '../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

export type Form = FormDefinition;

export function withField(form: Form, template: string, change: (field: JsonObject) => JsonObject): Form {
  const name = nameOf(template);
  return withGroup(form, parentOf(template), (before) => {
    const properties = propertiesOf(before);
    const field = properties[name];
    return isObject(field) ? { ...before, properties: { ...properties, [name]: change(field) } } : before;
  });
}

/** Changes the schema of a group, of the rows of a list (`members[]`), or of the form (`''`). */
export function withGroup(form: Form, group: string, change: (schema: JsonObject) => JsonObject): Form {
  const at = (schema: JsonObject, segments: readonly string[]): JsonObject => {
    const [first, ...rest] = segments;
    if (first === undefined) return change(schema);
    if (first === '[]') return { ...schema, items: at(itemsOf(schema) ?? {}, rest) };
    const properties = propertiesOf(schema);
    const inner = properties[first];
    return isObject(inner) ? { ...schema, properties: { ...properties, [first]: at(inner, rest) } } : schema;
  };
  return { ...form, schema: at(form.schema as JsonObject, segmentsOf(group)) };
}

/** Renames or drops (null) every path the form speaks of. */
export function withPaths(form: Form, change: (path: string) => string | null): Form {
  const record = <T>(of: Record<string, T> | undefined): Record<string, T> | undefined =>
    of &&
    Object.fromEntries(
      Object.entries(of).flatMap(([path, value]) => {
        const next = change(path);
        return next === null ? [] : [[next, value] as [string, T]];
      }),
    );
  const list = (paths: readonly string[]): string[] => paths.flatMap((path) => change(path) ?? []);
  const { use, computed, visible, required, privacy, attachments, pages, permissions } = form;
  return tidy({
    ...form,
    use: record(use),
    computed: record(computed),
    visible: record(visible),
    required: record(required),
    privacy: record(privacy),
    attachments: record(attachments),
    pages: pages
      ?.map((page) => ({ ...page, fields: list(page.fields) }))
      .filter(({ fields }) => fields.length > 0),
    permissions: permissions
      ?.map((each) => ({ ...each, fields: list(each.fields) }))
      .filter(({ fields }) => fields.length > 0),
  } as Form);
}

/** Without parts that say nothing. */
export function tidy(form: Form): Form {
  const kept = Object.entries(form).filter(([name, value]) => {
    if (value === undefined) return false;
    if (name === 'schema') return true;
    if (Array.isArray(value)) return value.length > 0;
    return !isObject(value) || Object.keys(value).length > 0;
  });
  return Object.fromEntries(kept) as Form;
}

/** A form with pages shows a new field on its last one. */
export function onLastPage(form: Form, template: string): Form {
  const pages = form.pages ?? [];
  const last = pages.at(-1);
  const shown = pages.some(({ fields }) => fields.some((path) => isWithin(template, path)));
  if (!last || shown) return form;
  return { ...form, pages: [...pages.slice(0, -1), { ...last, fields: [...last.fields, template] }] };
}

export function propertiesOf(schema: JsonObject): JsonObject {
  return isObject(schema.properties) ? schema.properties : {};
}

export function namesIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export function without(schema: JsonObject, name: string): JsonObject {
  const { [name]: _gone, ...rest } = schema;
  return rest;
}
