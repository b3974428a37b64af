/** The uiSchema of a form: for every field the widget and the field component that show it, over the form's own. */
import { isObject } from '../../../core/json.ts';
import { eachField, fieldsOf, itemsOf, kindOf } from '../../../core/form/fields.ts';
import type { CompiledForm } from '../../../core/form/types.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { choicesOf } from '../../../core/form/choices.ts';
import { widgetFor, widgetSpec } from '../../../core/form/widgets.ts';

const known = new WeakMap<CompiledForm, JsonObject>();

export function uiSchemaOf(form: CompiledForm): JsonObject {
  let ui = known.get(form);
  if (!ui) {
    ui = { ...groupUi(form.schema, form.ui, '', form), 'ui:options': { label: false } };
    known.set(form, ui);
  }
  return ui;
}

function groupUi(schema: JsonObject, own: JsonObject, at: string, form: CompiledForm): JsonObject {
  const ui: JsonObject = { ...own };
  for (const [name, field] of fieldsOf(schema))
    ui[name] = fieldUi(field, objectOr(own[name]), at === '' ? name : `${at}.${name}`, form);
  return ui;
}

function fieldUi(field: JsonObject, own: JsonObject, path: string, form: CompiledForm): JsonObject {
  const widget = widgetFor(field, own);
  const kind = kindOf(field);
  if (kind === 'group') return groupUi(field, own, path, form);
  if (widget === undefined) {
    const items = itemsOf(field) ?? {};
    return {
      ...own,
      'ui:field': 'ListField',
      items: fieldUi(items, objectOr(own['items']), `${path}[]`, form),
    };
  }
  const choices = choicesOf(kind === 'list' ? (itemsOf(field) ?? {}) : field);
  const attachments = form.attachments.find((spec) => spec.path === path);
  const options: JsonObject = {
    ...objectOr(own['ui:options']),
    ...(choices ? { enumOptions: choices as unknown as Json } : {}),
    ...(attachments ? { attachments: attachments.kinds as unknown as Json } : {}),
    // one of several schemas is still one value to us
    fieldReplacesAnyOrOneOf: true,
  };
  return { ...own, 'ui:field': 'ValueField', 'ui:widget': widget, 'ui:options': options };
}

const readonlyUis = new WeakMap<object, JsonObject>();

/** The same field, shown only: in words, where its own widget does not show it better. */
export function readonlyUi(ui: JsonObject): JsonObject {
  let shown = readonlyUis.get(ui);
  if (!shown) {
    const isWorded = ui['ui:field'] === 'ValueField' && !widgetSpec(ui['ui:widget']).shows;
    shown = isWorded ? { ...ui, 'ui:widget': 'readonly' } : ui;
    readonlyUis.set(ui, shown);
  }
  return shown;
}

function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether a schema is laid out by a template of its own rather than by a widget. */
export function isContainer(schema: JsonObject, ui: JsonObject = {}): boolean {
  return kindOf(schema) === 'group' || ui['ui:field'] === 'ListField';
}

/** Paths of all fields that hold a value, for what goes over a whole form. */
export function valuePaths(form: CompiledForm): string[] {
  const paths: string[] = [];
  eachField(form.schema, (path, field) => {
    if (kindOf(field) === 'value' || kindOf(field) === 'list') paths.push(path);
  });
  return paths;
}
