/** What was filled in, to be read over before it is sent: groups, rows and fields that are there and not empty. */
import { isObject } from '../../../core/json.ts';
import { fieldsOf, itemsOf, kindOf } from '../../../core/form/fields.ts';
import { joinPath } from '../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { isEmpty } from './skeleton.ts';

export interface SummaryField {
  kind: 'field';
  path: string;
  label: string;
  field: JsonObject;
  value: Json;
}

export interface SummaryGroup {
  kind: 'group';
  path: string;
  label: string;
  items: SummaryItem[];
}

export type SummaryItem = SummaryField | SummaryGroup;

/** `shows` says which paths are of interest (a page, what is not hidden). Rows are groups named by their number. */
export function summaryOf(
  schema: JsonObject,
  data: JsonObject,
  shows: (path: string) => boolean,
  at = '',
): SummaryItem[] {
  return fieldsOf(schema).flatMap(([name, field]): SummaryItem[] => {
    const path = joinPath(at, name);
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    const kind = kindOf(field);
    const label = titleOf(field, name);
    if (kind === 'group') {
      const items = isObject(value) ? summaryOf(field, value, shows, path) : [];
      return items.length > 0 ? [{ kind: 'group', path, label, items }] : [];
    }
    if (value === undefined || isEmpty(value) || !shows(path)) return [];
    if (kind === 'rows' && Array.isArray(value)) return rowsOf(field, value, shows, path, label);
    return [{ kind: 'field', path, label, field, value }];
  });
}

function rowsOf(
  field: JsonObject,
  rows: Json[],
  shows: (path: string) => boolean,
  path: string,
  label: string,
): SummaryItem[] {
  return rows.flatMap((row, i): SummaryItem[] => {
    const at = joinPath(path, i);
    const items = isObject(row) ? summaryOf(itemsOf(field) ?? {}, row, shows, at) : [];
    return items.length > 0 ? [{ kind: 'group', path: at, label: `${label} ${i + 1}`, items }] : [];
  });
}

function titleOf(field: JsonObject, name: string): string {
  return typeof field['title'] === 'string' ? field['title'] : name;
}
