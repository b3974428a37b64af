/**
 * The objection form of a process as a plain form: which fields it has, what was sent, what is wrong with it.
 * Only single values of text: photos need script to be made small enough for a village network, and are brought by hand.
 */
import { fieldsOf, kindOf, requiredOf } from '../../core/form/fields.ts';
import { joinPath } from '../../core/form/paths.ts';
import type { CompiledForm } from '../../core/form/types.ts';
import { checkPhone } from '../../core/values/phone.ts';
import { plainPhone } from '../../core/values/plain.ts';
import type { Json, JsonObject } from '../../core/vocabulary.ts';
import { messages } from './messages.ts';

const w = messages.objection;

export interface PlainField {
  name: string;
  label: string;
  hint: string | null;
  required: boolean;
  kind: 'line' | 'text' | 'phone' | 'choice';
  choices: string[];
  min: number;
  max: number;
}

export interface PlainError {
  name: string;
  message: string;
}

interface ReadObjection {
  /** What goes into the command; empty fields left out. */
  data: JsonObject;
  /** What was typed, to be shown again. */
  values: Record<string, string>;
  errors: PlainError[];
  /** The field no person sees was filled in: thank politely and keep nothing. */
  trapped: boolean;
}

/** What a text that must be written wants where its form does not say: whole sentences, and not a book. */
const TEXT_MIN = 5;
const TEXT_MAX = 1000;
/** A name that form-filling programs like and no objection form has. */
export const TRAP = 'website';

/** The fields of the form on which the step takes objections. */
export function objectionFields({ schema }: Pick<CompiledForm, 'schema'>): PlainField[] {
  return plainFieldsOf(schema, '', true);
}

/** The plain fields of a schema; those of a group stand on the page like its own, under `group.field`. */
function plainFieldsOf(schema: JsonObject, within: string, isAsked: boolean): PlainField[] {
  const required = requiredOf(schema);
  return fieldsOf(schema).flatMap(([name, field]) => {
    const path = joinPath(within, name);
    if (kindOf(field) === 'group') return plainFieldsOf(field, path, isAsked && required.includes(name));
    if (path === TRAP || !isPlain(field)) return [];
    return [{ ...plainField(name, field, isAsked && required.includes(name)), name: path }];
  });
}

function isPlain(field: JsonObject): boolean {
  const filledIn =
    field['x-auto'] !== undefined || field['readOnly'] === true || field['const'] !== undefined;
  return (
    kindOf(field) === 'value' && field['x-type'] === undefined && field['type'] === 'string' && !filledIn
  );
}

function plainField(name: string, field: JsonObject, required: boolean): PlainField {
  const choices = Array.isArray(field['enum'])
    ? field['enum'].filter((c): c is string => typeof c === 'string')
    : [];
  const long = field['x-widget'] === 'textarea';
  const reasons = long && required;
  const min = number(field['minLength'], reasons ? TEXT_MIN : 0);
  const max = number(field['maxLength'], long ? TEXT_MAX : 100);
  return {
    name,
    label: text(field['title']) ?? name,
    hint: reasons ? reasonsHint(text(field['description']), min, max) : text(field['description']),
    required,
    kind: choices.length > 0 ? 'choice' : field['format'] === 'phone' ? 'phone' : long ? 'text' : 'line',
    choices,
    min,
    max,
  };
}

function reasonsHint(own: string | null, min: number, max: number): string {
  return own === null ? w.reasonsHint(min, max) : `${own}${w.length(min, max)}`;
}

/** Reads a posted form. `body` is what the parser made of it: names with one value, or several. */
export function readObjection(
  fields: readonly PlainField[],
  body: Readonly<Record<string, unknown>>,
): ReadObjection {
  const values: Record<string, string> = {};
  const data: JsonObject = {};
  const errors: PlainError[] = [];
  for (const field of fields) {
    const typed = typedText(body, field.name);
    values[field.name] = typed;
    const value = field.kind === 'phone' ? plainPhone(typed) : typed.trim();
    const message = problemOf(field, value);
    if (message !== null) errors.push({ name: field.name, message });
    else if (value !== '') put(data, field.name.split('.'), value);
  }
  return { data, values, errors, trapped: typedText(body, TRAP).trim() !== '' };
}

/** Puts a value where its path leads, groups made on the way. */
function put(data: JsonObject, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) data[name] = value;
  else put((data[name] ??= {}) as JsonObject, rest, value);
}

function problemOf(field: PlainField, value: string): string | null {
  if (value === '') return field.required ? w.missing(field.label) : null;
  const length = Array.from(value).length;
  if (length < field.min) return w.tooShort(field.label, field.min, length);
  if (length > field.max) return w.tooLong(field.label, field.max, length);
  if (field.kind === 'phone') return checkPhone(value)?.message ?? null;
  return field.kind === 'choice' && !field.choices.includes(value) ? w.notAChoice(field.label) : null;
}

/** A browser sends line ends as CR LF; kept like that they would count twice. */
function typedText(body: Readonly<Record<string, unknown>>, name: string): string {
  const sent = Object.hasOwn(body, name) ? body[name] : undefined;
  const value: unknown = Array.isArray(sent) ? sent[0] : sent;
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
