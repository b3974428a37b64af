/** A value of a form in words, as staff read it. */
import { isObject } from '../../../core/json.ts';
import { fieldsOf, itemsOf } from '../../../core/form/fields.ts';
import { describeDay, describeInstant } from '../../../core/time/describe.ts';
import { isDay } from '../../../core/time/day.ts';
import { parseInstant } from '../../../core/time/instant.ts';
import { formatYuan } from '../../../core/values/money.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { text } from '../messages.zh-CN.ts';

/** `1,234.00 元`. What is no whole number of fen is shown as it is: a reader must see that it is odd. */
export function yuan(value: Json): string {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? text.value.yuan(formatYuan(value))
    : String(value);
}

/** Words of a single value; empty when there is nothing to say. Regions and files are drawn, not worded. */
export function wordsOf(schema: JsonObject, value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) {
    const items = itemsOf(schema) ?? {};
    return value
      .map((item) => wordsOf(items, item))
      .filter((words) => words !== '')
      .join('、');
  }
  if (isObject(value)) return objectWords(schema, value);
  if (typeof value === 'boolean')
    return schema['x-type'] === 'sign' ? text.value.signed : value ? text.value.yes : text.value.no;
  return scalarWords(schema, value);
}

function scalarWords(schema: JsonObject, value: string | number): string {
  const format = schema['format'];
  if (format === 'money') return yuan(value);
  if (typeof value === 'string' && format === 'date' && isDay(value)) return describeDay(value);
  if (typeof value === 'string' && format === 'date-time') {
    const instant = parseInstant(value) ?? parseInstant(`${value}+08:00`);
    return instant === null ? value : describeInstant(instant);
  }
  const unit = schema['x-unit'];
  if (typeof unit === 'string') return `${value} ${unit}`;
  return optionTitle(schema, value) ?? String(value);
}

/** `oneOf: [{ const, title }]` names its values; a plain enum is its own words. */
function optionTitle(schema: JsonObject, value: string | number): string | undefined {
  const options = schema['oneOf'];
  if (!Array.isArray(options)) return undefined;
  const chosen = options.find((option) => isObject(option) && option['const'] === value);
  return isObject(chosen) && typeof chosen['title'] === 'string' ? chosen['title'] : undefined;
}

/** A person or organisation by name, a place by its address or position, anything else by its parts. */
function objectWords(schema: JsonObject, value: JsonObject): string {
  if (typeof value['name'] === 'string') return value['name'];
  if (schema['x-type'] === 'sign') return text.value.signed;
  if (schema['x-type'] === 'geo') {
    if (typeof value['address'] === 'string') return value['address'];
    return ['lng', 'lat']
      .map((name) => value[name])
      .filter((part) => typeof part === 'number')
      .join(', ');
  }
  return fieldsOf(schema)
    .map(([name, field]) => wordsOf(field, value[name]))
    .filter((words) => words !== '')
    .join(' ');
}
