/** A filled-in form cut into what is read together: groups of labelled values, and tables of rows. */
import { isObject } from '../../../core/json.ts';
import { fieldsOf, itemsOf, kindOf } from '../../../core/form/fields.ts';
import { joinPath } from '../../../core/form/paths.ts';
import type { FormPage } from '../../../core/definition/form.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

/** One labelled value. */
export interface Entry {
  label: string;
  /** Concrete path within the form. */
  path: string;
  schema: JsonObject;
  value: Json;
}

export interface Section {
  title: string;
  path: string;
  entries: Entry[];
  /** Rows of a list: each a list of entries, in the order of the form. */
  rows: Entry[][] | null;
}

interface Readable {
  title: string;
  schema: JsonObject;
  pages: FormPage[];
}

/** Only what holds something; in the order of the form. */
export function sectionsOf(form: Readable, data: JsonObject): Section[] {
  const fields = new Map(fieldsOf(form.schema));
  const named = new Set(form.pages.flatMap((page) => page.fields));
  const rest = [...fields.keys()].filter((name) => !named.has(name));
  const pages = [...form.pages, ...(rest.length > 0 ? [{ title: form.title, fields: rest }] : [])];
  return pages
    .flatMap((page) => {
      const part = page.fields.flatMap((name): [string, JsonObject][] => {
        const field = fields.get(name);
        return field ? [[name, field]] : [];
      });
      return groupSections(part, data, '', page.title);
    })
    .filter((section) => section.entries.length > 0 || section.rows !== null);
}

/** The loose values of a group first, then its groups and lists as sections of their own. */
function groupSections(
  fields: [string, JsonObject][],
  data: JsonObject,
  path: string,
  title: string,
): Section[] {
  const own: Section = { title, path, entries: [], rows: null };
  const below: Section[] = [];
  for (const [name, schema] of fields) {
    const value = data[name];
    if (isEmpty(value)) continue;
    const at = joinPath(path, name);
    const label = labelOf(schema, name);
    const kind = kindOf(schema);
    if (kind === 'group' && isObject(value)) below.push(...groupSections(fieldsOf(schema), value, at, label));
    else if (kind === 'rows' && Array.isArray(value)) below.push(rowsSection(schema, value, at, label));
    else own.entries.push({ label, path: at, schema, value: value as Json });
  }
  return [own, ...below];
}

function rowsSection(schema: JsonObject, rows: Json[], path: string, title: string): Section {
  const columns = fieldsOf(itemsOf(schema) ?? {});
  return {
    title,
    path,
    entries: [],
    rows: rows.map((row, i) => (isObject(row) ? rowEntries(columns, row, joinPath(path, i)) : [])),
  };
}

function rowEntries(columns: [string, JsonObject][], row: JsonObject, path: string): Entry[] {
  return columns.flatMap(([name, schema]): Entry[] => {
    const value = row[name];
    if (isEmpty(value)) return [];
    const at = joinPath(path, name);
    if (kindOf(schema) !== 'group' || !isObject(value))
      return [{ label: labelOf(schema, name), path: at, schema, value: value as Json }];
    return rowEntries(fieldsOf(schema), value, at);
  });
}

export function labelOf(schema: JsonObject, name: string): string {
  return typeof schema['title'] === 'string' ? schema['title'] : name;
}

function isEmpty(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
