/**
 * A filled-in form as it is read: sections of labelled values, groups below the section they stand in, lists row by
 * row. Desk, phone, print and archive draw this; none walks the schema itself. Only what holds something is there,
 * in the order of the form.
 */
import type { FormPage } from '../definition/form.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { isEmpty } from './empty.ts';
import { fieldsOf, itemsOf, kindOf } from './fields.ts';
import { formWords } from './messages.ts';
import { isOnPage, pagesOf, partOfSchema } from './pages.ts';
import { joinPath, own } from './paths.ts';
import { isObject } from '../json.ts';

/** One labelled value. */
export interface OutlineLine {
  label: string;
  /** Concrete path within the form. */
  path: string;
  field: JsonObject;
  value: Json;
}

export interface OutlineSection {
  title: string;
  /** Concrete path of the group, list or row; empty for the form and its pages. */
  path: string;
  /** The single values that stand right in it. */
  lines: OutlineLine[];
  /** Its groups and lists. */
  parts: OutlineSection[];
  /** The rows of a list, each a section; null for everything else. */
  rows: OutlineSection[] | null;
}

interface OutlineOptions {
  /** Which fields may be seen, by concrete path; absent: all. */
  shows?: (path: string) => boolean;
}

interface Readable {
  title: string;
  schema: JsonObject;
  /** Absent: the whole form is one section. */
  pages?: readonly FormPage[];
}

/** The form's pages as sections; those of which nothing is filled in are left out. */
export function outlineOf(form: Readable, data: JsonObject, options: OutlineOptions = {}): OutlineSection[] {
  const pages = form.pages ?? [];
  if (pages.length === 0) return filled([groupSection(form.schema, data, '', form.title, options)]);
  return filled(
    pagesOf({ ...form, pages: [...pages] }).map((page) =>
      pageOutline(form.schema, data, page.title === '' ? { ...page, title: form.title } : page, options),
    ),
  );
}

/** One page of a form, its fields as they stand on the page. */
export function pageOutline(
  schema: JsonObject,
  data: JsonObject,
  page: FormPage,
  { shows = () => true }: OutlineOptions = {},
): OutlineSection {
  return groupSection(partOfSchema(schema, page.fields), data, '', page.title, {
    shows: (path) => isOnPage(path, page) && shows(path),
  });
}

/** Every line of a section, also those of its groups and rows, as they stand. */
export function linesOf(section: OutlineSection): OutlineLine[] {
  return [...section.lines, ...[...section.parts, ...(section.rows ?? [])].flatMap(linesOf)];
}

/** A section and those below it in one list, without those that only hold others. */
export function flatten(sections: readonly OutlineSection[]): OutlineSection[] {
  return sections.flatMap((section) => [
    ...(section.lines.length > 0 || section.rows !== null ? [section] : []),
    ...flatten(section.parts),
  ]);
}

/** What a field is called; its name where it has no title. */
export function labelOf(field: JsonObject, name: string): string {
  return typeof field['title'] === 'string' ? field['title'] : name;
}

function groupSection(
  schema: JsonObject,
  data: JsonObject,
  path: string,
  title: string,
  options: OutlineOptions,
): OutlineSection {
  const section: OutlineSection = { title, path, lines: [], parts: [], rows: null };
  for (const [name, field] of fieldsOf(schema)) {
    const value = own(data, name);
    if (value === undefined || isEmpty(value)) continue;
    const at = joinPath(path, name);
    const label = labelOf(field, name);
    const kind = kindOf(field);
    if (kind === 'group' && isObject(value))
      section.parts.push(groupSection(field, value, at, label, options));
    else if (options.shows?.(at) === false) continue;
    else if (kind === 'rows' && Array.isArray(value))
      section.parts.push(rowsSection(field, value, at, label, options));
    else section.lines.push({ label, path: at, field, value });
  }
  section.parts = filled(section.parts);
  return section;
}

function rowsSection(
  field: JsonObject,
  rows: readonly Json[],
  path: string,
  title: string,
  options: OutlineOptions,
): OutlineSection {
  const items = itemsOf(field) ?? {};
  return {
    title,
    path,
    lines: [],
    parts: [],
    rows: rows.map((row, i) =>
      groupSection(
        items,
        isObject(row) ? row : {},
        joinPath(path, i),
        formWords.rowTitle(title, i + 1),
        options,
      ),
    ),
  };
}

function filled(sections: OutlineSection[]): OutlineSection[] {
  return sections.filter(
    ({ lines, parts, rows }) => lines.length > 0 || parts.length > 0 || (rows !== null && rows.length > 0),
  );
}
