/**
 * Which widget shows a field. Both themes provide a widget for each of these names; what a value looks like inside
 * is said there once, so that a form means the same on the phone and on the desk.
 */
import { choicesOf } from '../../../core/form/choices.ts';
import { allows, itemsOf, kindOf } from '../../../core/form/fields.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

export const WIDGETS = [
  /** string */
  'text',
  'textarea',
  'idCard',
  'phone',
  'bankCard',
  'creditCode',
  /** string, `2026-03-02`; `2026-03-02T09:00`, Beijing time */
  'date',
  'dateTime',
  /** number, in the field's `x-unit` */
  'number',
  /** integer, fen */
  'money',
  /** one of `options.enumOptions`; few of them, or many */
  'choice',
  'select',
  /** several of them */
  'choices',
  /** boolean: two answers; a tick for an aside (无电话) */
  'yesNo',
  'tick',
  /** region code; `x-level` says how deep */
  'region',
  /** list of `{ kind?, id, name }`; `options.attachments` names the kinds */
  'attachments',
  /** data URL, or `{ id, name }` of an uploaded picture */
  'signature',
  /** name of a person, of an organisation */
  'person',
  'org',
  /** `{ lat, lng, accuracy, at }` */
  'location',
  /** one of the rows of another list (`x-options-from`), or free text */
  'member',
  /** whatever it is, shown only */
  'readonly',
] as const;
export type WidgetName = (typeof WIDGETS)[number];

/** Up to this many choices are shown as buttons. */
const FEW = 8;

const BY_FORMAT: Record<string, WidgetName> = {
  'id-card': 'idCard',
  phone: 'phone',
  'bank-card': 'bankCard',
  'credit-code': 'creditCode',
  region: 'region',
  money: 'money',
  date: 'date',
  'date-time': 'dateTime',
};

/** What forms may ask for by name (`x-widget`, `ui:widget`), ours and the usual words of uiSchema. */
const BY_NAME: Record<string, WidgetName> = {
  ...Object.fromEntries(WIDGETS.map((name) => [name, name])),
  radio: 'choice',
  checkboxes: 'choices',
  checkbox: 'tick',
  updown: 'number',
  datetime: 'dateTime',
  'date-time': 'dateTime',
  'alt-date': 'date',
};

/** Rows and lists of free values have no widget: they are laid out by the theme's `Rows`. */
export function widgetFor(field: JsonObject, ui: JsonObject = {}): WidgetName | undefined {
  if (kindOf(field) === 'group' || kindOf(field) === 'rows') return undefined;
  const asked = named(ui['ui:widget']) ?? named(field['x-widget']);
  const natural = naturalWidget(field);
  if (asked === undefined || !fits(asked, field)) return natural;
  // `radio` and `checkbox` of a yes or no are the same question
  return natural === 'yesNo' && asked === 'choice' ? 'yesNo' : asked;
}

function named(word: Json | undefined): WidgetName | undefined {
  return typeof word === 'string' && Object.hasOwn(BY_NAME, word) ? BY_NAME[word] : undefined;
}

/** A widget that could not write the field's kind of value is not taken. */
function fits(widget: WidgetName, field: JsonObject): boolean {
  if (widget === 'choices') return choicesOf(itemsOf(field) ?? {}) !== undefined;
  if (widget === 'choice' || widget === 'select')
    return choicesOf(field) !== undefined || field['type'] === 'boolean';
  return true;
}

function naturalWidget(field: JsonObject): WidgetName | undefined {
  if (kindOf(field) === 'list') return choicesOf(itemsOf(field) ?? {}) ? 'choices' : undefined;
  const format = field['format'];
  if (typeof format === 'string' && Object.hasOwn(BY_FORMAT, format)) return BY_FORMAT[format];
  const choices = choicesOf(field);
  if (choices) return choices.length <= FEW ? 'choice' : 'select';
  if (field['type'] === 'boolean') return 'yesNo';
  if (field['type'] === 'integer' || field['type'] === 'number') return 'number';
  const long = Number(field['maxLength'] ?? 0) > 200;
  return long && allows(field, 'string') ? 'textarea' : 'text';
}
