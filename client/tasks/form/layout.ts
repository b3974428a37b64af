/**
 * What react-jsonschema-form is told. It lays the form out (groups, rows, order, our templates); what is typed,
 * hidden, required or wrong lives in the FormStore, to which every field listens by its own path. So the schema given
 * to rjsf says only what is a group, what are rows, and which widget a single field has.
 */
import { isObject } from '../../../core/json.ts';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { fieldsOf, itemsOf, kindOf } from '../../../core/form/fields.ts';
import { getAt, joinPath } from '../../../core/form/paths.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { widgetFor, type WidgetName } from '../../form/logic/widget-for.ts';

/** Lists of free values have no widget of their own. */
export type DeskWidget = WidgetName | 'list';

export const ID_PREFIX = 'f';
export const ID_SEPARATOR = '.';

/** `f.household.members.0.name` → `household.members.0.name`. */
export function pathOfId(id: string): string {
  return id === ID_PREFIX ? '' : id.slice(ID_PREFIX.length + ID_SEPARATOR.length);
}

export function idOfPath(path: string): string {
  return path === '' ? ID_PREFIX : `${ID_PREFIX}${ID_SEPARATOR}${path}`;
}

export interface Layout {
  schema: RJSFSchema;
  uiSchema: UiSchema;
}

export function layoutOf(schema: JsonObject, ui: JsonObject = {}): Layout {
  const kind = kindOf(schema);
  const title = typeof schema['title'] === 'string' ? { title: schema['title'] } : {};
  if (kind === 'rows') {
    const items = layoutOf(itemsOf(schema) ?? {}, below(ui, 'items'));
    return { schema: { type: 'array', ...title, items: items.schema }, uiSchema: { items: items.uiSchema } };
  }
  if (kind === 'group') {
    const parts = fieldsOf(schema).map(([name, field]) => [name, layoutOf(field, below(ui, name))] as const);
    return {
      schema: {
        type: 'object',
        ...title,
        properties: Object.fromEntries(parts.map(([name, { schema: part }]) => [name, part])),
      },
      uiSchema: Object.fromEntries(parts.map(([name, { uiSchema }]) => [name, uiSchema])),
    };
  }
  const widget: DeskWidget =
    kind === 'list' ? (widgetFor(schema, ui) ?? 'list') : (widgetFor(schema, ui) ?? 'text');
  return { schema: { type: 'string', ...title }, uiSchema: { 'ui:widget': widget } };
}

function below(ui: JsonObject, name: string): JsonObject {
  const inner = ui[name];
  return isObject(inner) ? inner : {};
}

/** The bare shape of the data: its groups and how many rows there are. */
export function shapeFor(schema: JsonObject, data: JsonObject, at = ''): JsonObject {
  const shape: JsonObject = {};
  for (const [name, field] of fieldsOf(schema)) {
    const kind = kindOf(field);
    const path = joinPath(at, name);
    if (kind === 'group') shape[name] = shapeFor(field, data, path);
    if (kind === 'rows') {
      const rows = getAt(data, path);
      shape[name] = Array.isArray(rows)
        ? rows.map((_, i): Json => shapeFor(itemsOf(field) ?? {}, data, joinPath(path, i)))
        : [];
    }
  }
  return shape;
}
