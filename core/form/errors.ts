/** The sentences of the check, as an official would write them, built from the titles of the fields. */
import { formatYuan } from '../values/money.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { allows, itemsOf, kindOf, schemaAt, titleAt } from './fields.ts';
import { getAt, segmentsOf, templateOf } from './paths.ts';
import type { FieldError } from './types.ts';

/** An error about a field; rows are named so that the person finds the place: 家庭成员第2项:请填写姓名. */
export function fieldError(schema: JsonObject, path: string, code: string, sentence: string): FieldError {
  return { path, code, message: `${rowsOn(schema, path)}${sentence}` };
}

function rowsOn(schema: JsonObject, path: string): string {
  const segments = segmentsOf(path);
  return segments
    .map((segment, i) => {
      const list = segments.slice(0, i).join('.');
      const isRow = /^\d+$/.test(segment) && kindOf(schemaAt(schema, templateOf(list)) ?? {}) === 'rows';
      return isRow ? `${titleAt(schema, templateOf(list))}第${Number(segment) + 1}项:` : '';
    })
    .join('');
}

/** 请填写…, 请选择…, 请上传…, by what the person has to do there. */
export function missingSentence(schema: JsonObject, path: string): string {
  const template = templateOf(path);
  const title = titleAt(schema, template);
  const field = schemaAt(schema, template) ?? {};
  if (field['x-type'] === 'attach') return `请上传:${title}`;
  if (field['x-type'] === 'sign') return `请${title.endsWith('签名') ? '' : '签署'}${title}`;
  if (kindOf(field) === 'rows') return `请添加${title}`;
  return `${isChosen(field) ? '请选择' : '请填写'}${title}`;
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
  return write ? write(title, field, value) : `${title}填写有误,请核对`;
}

const SENTENCES: Record<string, (title: string, field: JsonObject, value: Json | undefined) => string> = {
  type: (title, field) => `${title}应为${typeWord(field)}`,
  required: (title) => `请填写${title}`,
  enum: (title, field) => `${title}只能是:${words(field['enum'])}`,
  pattern: (title, field) =>
    typeof field['x-pattern-hint'] === 'string' ? field['x-pattern-hint'] : `${title}的格式不正确`,
  too_short: (title, field, value) =>
    `${title}不少于${number(field['minLength'])}字,现为${characters(value)}字`,
  too_long: (title, field, value) =>
    `${title}不超过${number(field['maxLength'])}字,现为${characters(value)}字`,
  minimum: (title, field, value) => atLeast(title, field, value),
  maximum: (title, field, value) => atMost(title, field, value),
  multiple_of: (title, field) => `${title}应为${amount(field, field['multipleOf'])}的整数倍`,
  min_items: (title, field, value) => `${title}不少于${number(field['minItems'])}项,现为${length(value)}项`,
  max_items: (title, field, value) => `${title}不超过${number(field['maxItems'])}项,现为${length(value)}项`,
  duplicate: (title) => `${title}有重复项,请核对`,
};

function atLeast(title: string, field: JsonObject, value: Json | undefined): string {
  const above = field['exclusiveMinimum'];
  if (typeof above === 'number' && typeof value === 'number' && value <= above)
    return `${title}应大于${amount(field, above)}`;
  return `${title}不应小于${amount(field, field['minimum'])}`;
}

function atMost(title: string, field: JsonObject, value: Json | undefined): string {
  const below = field['exclusiveMaximum'];
  if (typeof below === 'number' && typeof value === 'number' && value >= below)
    return `${title}应小于${amount(field, below)}`;
  return `${title}不应大于${amount(field, field['maximum'])}`;
}

/** A limit as people read it: money in yuan, without the decimals of a round amount. */
function amount(field: JsonObject, limit: Json | undefined): string {
  if (typeof limit !== 'number') return '限额';
  if (field['format'] !== 'money')
    return `${limit}${typeof field['x-unit'] === 'string' ? field['x-unit'] : ''}`;
  return yuan(limit);
}

/** `1,000元`, `0.50元`. */
export function yuan(fen: number): string {
  return Number.isSafeInteger(fen) ? `${formatYuan(fen).replace(/\.00$/, '')}元` : `${fen / 100}元`;
}

function typeWord(field: JsonObject): string {
  if (field['format'] === 'money') return '金额(以分计的整数)';
  if (field['enum'] !== undefined) return '选项之一';
  const word = (type: string) => allows(field, type) && field['type'] !== undefined;
  if (word('integer')) return '整数';
  if (word('number')) return '数字';
  if (word('boolean')) return '“是”或“否”';
  if (word('array')) return '列表';
  return word('string') ? '文字' : '一组内容';
}

function words(values: Json | undefined): string {
  return Array.isArray(values) ? values.map(String).join('、') : '所列选项';
}

function number(limit: Json | undefined): string {
  return typeof limit === 'number' ? String(limit) : '规定的';
}

function characters(value: Json | undefined): number {
  return typeof value === 'string' ? Array.from(value).length : 0;
}

function length(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
