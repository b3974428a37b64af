/**
 * The widgets 控件 a field can have: one record says what each is. Both themes provide a component for each of these
 * names, the tests of the widgets and the designer go over this list, so a new one is a line here, a component in each
 * theme and its kind in the designer.
 */
import type { AskedWidget } from '../definition/form-fields.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { choicesOf } from './choices.ts';
import { allows, itemsOf, kindOf } from './fields.ts';

interface WidgetSpec {
  /** A field of this format has it. */
  format?: string;
  /** Several controls: they are named by a group, not by a label for one of them. */
  grouped?: true;
  /** A short answer, that stands beside another where there is room. */
  short?: true;
  /** It shows by itself what nobody can change here: pictures. Others are shown in words. */
  shows?: true;
  /** It says by itself what it is called and draws no label above it. */
  bare?: true;
}

/** What the value of each is stands beside its name. */
const WIDGETS = {
  /** string */
  text: { short: true },
  textarea: {},
  idCard: { format: 'id-card', short: true },
  phone: { format: 'phone', short: true },
  bankCard: { format: 'bank-card', short: true },
  creditCode: { format: 'credit-code', short: true },
  /** string, `2026-03-02`; `2026-03-02T09:00`, Beijing time */
  date: { format: 'date', short: true },
  dateTime: { format: 'date-time', short: true },
  /** number, in the field's `x-unit` */
  number: { short: true },
  /** integer, fen */
  money: { format: 'money', short: true },
  /** one of `options.enumOptions`; few of them, or many */
  choice: { grouped: true },
  select: { short: true },
  /** several of them */
  choices: { grouped: true },
  /** boolean: two answers; a tick for an aside (无电话), which is only where the form asks for it */
  yesNo: { grouped: true, short: true },
  tick: { short: true, bare: true },
  /** region code; `x-level` says how deep */
  region: { format: 'region', grouped: true, short: true },
  /** list of `{ kind?, id, name }`; `options.attachments` names the kinds */
  attachments: { grouped: true, shows: true },
  /** data URL, or `{ id, name }` of an uploaded picture */
  signature: { grouped: true, shows: true },
  /** name of a person, of an organisation */
  person: { short: true },
  org: { short: true },
  /** `{ lat, lng, accuracy, at }` */
  location: { grouped: true },
  /** one of the rows of another list (`x-options-from`), or free text */
  member: { grouped: true, short: true },
  /** whatever it is, shown only */
  readonly: { short: true },
} as const satisfies Partial<Record<AskedWidget, WidgetSpec>>;
export type WidgetName = keyof typeof WIDGETS;
export const WIDGET_NAMES = Object.keys(WIDGETS) as WidgetName[];

/** What is said of a widget; nothing of one nobody knows. */
export function widgetSpec(name: Json | undefined): WidgetSpec {
  return typeof name === 'string' && Object.hasOwn(WIDGETS, name) ? WIDGETS[name as WidgetName] : {};
}

/** So many letters of choices fit beside each other in half the width. */
const CHOICE_LETTERS = 14;

/** Whether a field can stand beside another: a short answer, or a few short words to choose from. */
export function isShort(field: JsonObject, widget: Json | undefined): boolean {
  if (widget !== 'choice') return widgetSpec(widget).short === true;
  const choices = choicesOf(field) ?? [];
  return choices.reduce((sum, { label }) => sum + label.length + 2, 0) <= CHOICE_LETTERS;
}

/** Up to this many choices are shown as buttons. */
const FEW = 8;

const BY_FORMAT = new Map(
  WIDGET_NAMES.flatMap((name) => {
    const { format } = widgetSpec(name);
    return format === undefined ? [] : [[format, name] as const];
  }),
);

/** What forms may ask for by name (`x-widget`, `ui:widget`), ours and the usual words of uiSchema. */
const BY_NAME: Readonly<Record<string, WidgetName>> & Record<Exclude<AskedWidget, WidgetName>, WidgetName> = {
  ...Object.fromEntries(WIDGET_NAMES.map((name) => [name, name])),
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
  const byFormat = BY_FORMAT.get(String(field['format']));
  if (byFormat !== undefined) return byFormat;
  const choices = choicesOf(field);
  if (choices) return choices.length <= FEW ? 'choice' : 'select';
  if (field['type'] === 'boolean') return 'yesNo';
  if (field['type'] === 'integer' || field['type'] === 'number') return 'number';
  const long = Number(field['maxLength'] ?? 0) > 200;
  return long && allows(field, 'string') ? 'textarea' : 'text';
}
