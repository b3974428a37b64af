/** The pages of a form: which fields stand on which, and on which page a field is found. */
import type { FormPage } from '../definition/form.ts';
import { fieldsOf, kindOf } from './fields.ts';
import { isWithin, segmentsOf, templateOf } from './paths.ts';
import type { CompiledForm } from './types.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../vocabulary.ts';

/** How many single fields fit one page of a form that names none. */
const FIELDS_A_PAGE = 8;

/** The form's own pages; else each group a page, and single fields a few at a time. Fields named nowhere come last. */
export function pagesOf(form: Pick<CompiledForm, 'title' | 'schema' | 'pages'>): FormPage[] {
  if (form.pages.length === 0) return pagesByKind(form);
  const named = form.pages.flatMap(({ fields }) => fields);
  const rest = fieldsOf(form.schema)
    .map(([name]) => name)
    .filter((name) => !named.some((path) => isWithin(path, name)));
  return rest.length === 0 ? form.pages : [...form.pages, { title: '', fields: rest }];
}

function pagesByKind(form: Pick<CompiledForm, 'title' | 'schema'>): FormPage[] {
  const pages: FormPage[] = [];
  let open: FormPage | undefined;
  for (const [name, field] of fieldsOf(form.schema)) {
    const kind = kindOf(field);
    if (kind === 'group' || kind === 'rows') {
      pages.push({ title: titleOf(field, name), fields: [name] });
      open = undefined;
    } else if (open && open.fields.length < FIELDS_A_PAGE) open.fields.push(name);
    else pages.push((open = { title: pages.length === 0 ? form.title : '', fields: [name] }));
  }
  return pages;
}

function titleOf(field: JsonObject, name: string): string {
  return typeof field['title'] === 'string' ? field['title'] : name;
}

/** Whether a field stands on a page. */
export function isOnPage(path: string, page: Pick<FormPage, 'fields'>): boolean {
  const template = templateOf(path);
  return page.fields.some((field) => isWithin(template, field));
}

/** The page a field (or the error of a group) belongs to; the first where none is named. */
export function pageOf(pages: readonly FormPage[], path: string): number {
  const at = pages.findIndex((page) => isOnPage(path, page));
  if (at >= 0) return at;
  const below = pages.findIndex(({ fields }) => fields.some((field) => isWithin(field, templateOf(path))));
  return Math.max(0, below);
}

/** The schema of some fields only, with the groups around them. */
export function partOfSchema(schema: JsonObject, fields: readonly string[]): JsonObject {
  return pick(
    schema,
    fields.map((path) => segmentsOf(path)),
  );
}

function pick(schema: JsonObject, paths: readonly (readonly string[])[]): JsonObject {
  // a list is shown whole
  if (paths.some((path) => path.length === 0 || path[0] === '[]')) return schema;
  const properties: JsonObject = {};
  const all = isObject(schema['properties']) ? schema['properties'] : {};
  for (const path of paths) {
    const first = path[0];
    const field = first === undefined ? undefined : all[first];
    if (first === undefined || !isObject(field) || Object.hasOwn(properties, first)) continue;
    properties[first] = pick(
      field,
      paths.filter((other) => other[0] === first).map((other) => other.slice(1)),
    );
  }
  return { ...schema, properties };
}
