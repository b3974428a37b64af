/**
 * Texts as they are kept: what cannot be seen is dropped, numbers and names are written in one way, and what is one line
 * on the form is one line in a letter, a table and a workbook.
 */
import {
  plainCode,
  plainDocumentNumber,
  plainName,
  plainNumber,
  plainPhone,
  isSeveralLines,
  readable,
} from '../values/plain.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { isObject } from '../json.ts';
import { formWords } from './messages.ts';
import { fieldError } from './errors.ts';
import { eachField, itemsOf, kindOf, titleAt } from './fields.ts';
import type { Filling } from './filling.ts';
import { getAt, instancesOf, joinPath, own, segmentsOf } from './paths.ts';
import type { CompiledForm, FieldError } from './types.ts';
import { widgetFor } from './widgets.ts';

type Plain = (text: string) => string;

const BY_FORMAT: Record<string, Plain> = {
  'id-card': plainDocumentNumber,
  phone: plainPhone,
  'bank-card': (text) => plainNumber(text),
  'credit-code': (text) => plainNumber(text),
  region: plainCode,
  date: plainCode,
  'date-time': plainCode,
};

/** What a field is by its class of personal data, where no format says it. */
const BY_PRIVACY: Record<string, Plain> = {
  name: plainName,
  id: plainDocumentNumber,
  phone: plainPhone,
  card: (text) => plainNumber(text),
};

interface TextField {
  plain: Plain | undefined;
  oneLine: boolean;
}

const known = new WeakMap<CompiledForm, Map<string, TextField>>();

/** The fields of a form that hold text, by template; a list's items as its `[]`. */
function textFieldsOf(form: CompiledForm): Map<string, TextField> {
  const before = known.get(form);
  if (before) return before;
  const privacy = new Map(form.privacy.map(({ path, as }) => [path, as as string]));
  const fields = new Map<string, TextField>();
  eachField(form.schema, (template, field) => {
    const list = kindOf(field) === 'list';
    const item = (list ? itemsOf(field) : field) ?? {};
    if (kindOf(item) !== 'value' || item['x-type'] !== undefined) return;
    const widget = widgetFor(item, uiAt(form.ui, template));
    fields.set(list ? joinPath(template, '[]') : template, {
      plain: plainOf(item, privacy.get(template)),
      oneLine: widget !== 'textarea',
    });
  });
  known.set(form, fields);
  return fields;
}

function plainOf(field: JsonObject, privacy: string | undefined): Plain | undefined {
  // a choice is one of the form's own words
  if (field['enum'] !== undefined || field['oneOf'] !== undefined) return undefined;
  const format = typeof field['format'] === 'string' ? entryOf(BY_FORMAT, field['format']) : undefined;
  if (format !== undefined || field['format'] !== undefined) return format;
  return privacy === undefined ? undefined : entryOf(BY_PRIVACY, privacy);
}

function entryOf<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function uiAt(ui: JsonObject, template: string): JsonObject {
  let at: Json | undefined = ui;
  for (const segment of segmentsOf(template))
    at = isObject(at) ? own(at, segment === '[]' ? 'items' : segment) : undefined;
  return isObject(at) ? at : {};
}

/** How the text of each field is kept, by template. */
export function textsOf(form: CompiledForm): (template: string, text: string) => string {
  const fields = textFieldsOf(form);
  return (template, text) => {
    const plain = fields.get(template)?.plain;
    return (plain ? plain(readable(text)) : readable(text)).trim();
  };
}

/** Text of several lines where one is asked for: in a letter it would begin a paragraph of its own. */
export function severalLines({ form, data }: Filling): FieldError[] {
  return [...textFieldsOf(form)].flatMap(([template, { oneLine }]) =>
    oneLine
      ? instancesOf(data, template)
          .filter((path) => isSeveralLines(textIn(getAt(data, path))))
          .map((path) =>
            fieldError(form.schema, path, 'line_break', formWords.oneLine(titleAt(form.schema, template))),
          )
      : [],
  );
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
