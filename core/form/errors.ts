/** The sentences of the check, as an official would write them, built from the titles of the fields. */
import { formatYuan } from '../values/money.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { allows, itemsOf, kindOf, schemaAt, titleAt } from './fields.ts';
import { getAt, segmentsOf, templateOf } from './paths.ts';
import type { FieldError } from './types.ts';
import { formWords } from './messages.ts';
import { counterOf } from './counter.ts';

/** An error about a field; rows are named so that the person finds the place: 家庭成员第2人：请填写姓名. */
export function fieldError(schema: JsonObject, path: string, code: string, sentence: string): FieldError {
  return { path, code, message: `${rowsOn(schema, path)}${sentence}` };
}

function rowsOn(schema: JsonObject, path: string): string {
  const segments = segmentsOf(path);
  return segments
    .map((segment, i) => {
      const list = segments.slice(0, i).join('.');
      const field = schemaAt(schema, templateOf(list)) ?? {};
      if (!/^\d+$/.test(segment) || kindOf(field) !== 'rows') return '';
      return formWords.inRow(titleAt(schema, templateOf(list)), Number(segment) + 1, counterOf(field));
    })
    .join('');
}

/** 请填写…, 请选择…, 请上传…, by what the person has to do there. */
export function missingSentence(schema: JsonObject, path: string): string {
  const template = templateOf(path);
  const title = titleAt(schema, template);
  const field = schemaAt(schema, template) ?? {};
  const { missing } = formWords;
  if (field['x-type'] === 'attach') return missing.papers([title]);
  if (field['x-type'] === 'sign') return missing.signature(title);
  if (kindOf(field) === 'rows') return missing.rows(title);
  return isChosen(field) ? missing.choice(title) : missing.answer(title);
}

function isChosen(field: JsonObject): boolean {
  const item = itemsOf(field) ?? field;
  return (
    item['enum'] !== undefined ||
    item['oneOf'] !== undefined ||
    item['format'] === 'region' ||
    item['format'] === 'date' ||
    item['type'] === 'boolean'
  );
}

/** What to write for a keyword of the schema that failed. */
export function schemaSentence(schema: JsonObject, data: Json, path: string, code: string): string {
  const field = schemaAt(schema, templateOf(path)) ?? {};
  const title = titleAt(schema, templateOf(path));
  const value = getAt(data, path);
  const write = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  return write ? write(title, field, value) : formWords.faults.other(title);
}

const SENTENCES: Record<string, (title: string, field: JsonObject, value: Json | undefined) => string> = {
  type: (title, field) => formWords.faults.type(title, typeWord(field)),
  required: (title) => formWords.missing.answer(title),
  enum: (title, field) => formWords.faults.enum(title, listed(field['enum'])),
  pattern: (title, field) =>
    typeof field['x-pattern-hint'] === 'string' ? field['x-pattern-hint'] : formWords.faults.pattern(title),
  too_short: (title, field, value) =>
    formWords.faults.tooShort(title, number(field['minLength']), characters(value)),
  too_long: (title, field, value) =>
    formWords.faults.tooLong(title, number(field['maxLength']), characters(value)),
  minimum: (title, field, value) => atLeast(title, field, value),
  maximum: (title, field, value) => atMost(title, field, value),
  multiple_of: (title, field) => formWords.faults.multipleOf(title, amount(field, field['multipleOf'])),
  min_items: (title, field, value) =>
    formWords.faults.fewItems(title, number(field['minItems']), length(value), counterOf(field)),
  max_items: (title, field, value) =>
    formWords.faults.manyItems(title, number(field['maxItems']), length(value), counterOf(field)),
  duplicate: (title) => formWords.faults.duplicate(title),
};

function atLeast(title: string, field: JsonObject, value: Json | undefined): string {
  const above = field['exclusiveMinimum'];
  if (typeof above === 'number' && typeof value === 'number' && value <= above)
    return formWords.faults.above(title, amount(field, above));
  return formWords.faults.atLeast(title, amount(field, field['minimum']));
}

function atMost(title: string, field: JsonObject, value: Json | undefined): string {
  const below = field['exclusiveMaximum'];
  if (typeof below === 'number' && typeof value === 'number' && value >= below)
    return formWords.faults.below(title, amount(field, below));
  return formWords.faults.atMost(title, amount(field, field['maximum']));
}

/** A limit as people read it: money in yuan, without the decimals of a round amount. */
function amount(field: JsonObject, limit: Json | undefined): string {
  if (typeof limit !== 'number') return formWords.limit;
  if (field['format'] !== 'money')
    return `${limit}${typeof field['x-unit'] === 'string' ? field['x-unit'] : ''}`;
  return yuan(limit);
}

/** `1,000元`, `0.50元`. */
export function yuan(fen: number): string {
  return formWords.yuanClose(
    Number.isSafeInteger(fen) ? formatYuan(fen).replace(/\.00$/, '') : String(fen / 100),
  );
}

function typeWord(field: JsonObject): string {
  if (field['format'] === 'money') return formWords.types.money;
  if (field['enum'] !== undefined) return formWords.types.enum;
  const word = (type: string) => allows(field, type) && field['type'] !== undefined;
  if (word('integer')) return formWords.types.integer;
  if (word('number')) return formWords.types.number;
  if (word('boolean')) return formWords.types.boolean;
  if (word('array')) return formWords.types.array;
  return word('string') ? formWords.types.string : formWords.types.object;
}

function listed(values: Json | undefined): string {
  return Array.isArray(values) ? values.map(String).join(formWords.between) : formWords.listedChoices;
}

function number(limit: Json | undefined): string {
  return typeof limit === 'number' ? String(limit) : formWords.limitSaid;
}

function characters(value: Json | undefined): number {
  return typeof value === 'string' ? Array.from(value).length : 0;
}

function length(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
