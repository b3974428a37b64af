/** A value as people read it. Regions are codes here: their names have to be asked for (`useRegionName`). */
import { isObject } from '../../../core/json.ts';
import { itemsOf } from '../../../core/form/fields.ts';
import { isDay } from '../../../core/time/day.ts';
import { describeDate } from '../../../core/time/describe.ts';
import { parseInstant, dayOf, timeOf } from '../../../core/time/instant.ts';
import { formatYuan } from '../../../core/values/money.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { words } from '../../words.ts';
import { choicesOf } from './widget-for.ts';

/** Empty for what is not filled in. */
export function shownText(field: JsonObject, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? words.form.yes : words.form.no;
  if (Array.isArray(value))
    return value
      .map((item) => shownText(itemsOf(field) ?? {}, item))
      .filter((text) => text !== '')
      .join('、');
  if (isObject(value)) return nameIn(value);
  if (typeof value === 'number') return amount(field, value);
  if (value.startsWith('data:')) return words.form.signed;
  if (field['format'] === 'bank-card') return inFours(value);
  return chosen(field, value) ?? moment(field, value) ?? value;
}

/** As on the card. */
function inFours(digits: string): string {
  return digits.replace(/\d{4}(?=\d)/g, '$& ');
}

function amount(field: JsonObject, value: number): string {
  if (field['format'] === 'money')
    return Number.isSafeInteger(value) ? words.form.yuan(formatYuan(value)) : String(value);
  const unit = field['x-unit'];
  return typeof unit === 'string' ? `${value} ${unit}` : String(value);
}

function nameIn(value: JsonObject): string {
  for (const name of ['name', 'title', 'label', 'file', 'id']) {
    const text = value[name];
    if (typeof text === 'string') return text;
  }
  return '';
}

function chosen(field: JsonObject, value: Json): string | undefined {
  return choicesOf(field)?.find((choice) => choice.value === value)?.label;
}

function moment(field: JsonObject, text: string): string | undefined {
  if (field['format'] === 'date' && isDay(text)) return describeDate(text);
  if (field['format'] !== 'date-time') return undefined;
  const instant = parseInstant(text) ?? parseInstant(`${text}+08:00`);
  return instant === null ? undefined : `${describeDate(dayOf(instant))} ${timeOf(instant)}`;
}

/** A moment as the `datetime-local` input wants it, Beijing time. */
export function localMoment(text: string): string {
  const instant = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? parseInstant(text) : null;
  return instant === null ? text.slice(0, 16) : `${dayOf(instant)}T${timeOf(instant)}`;
}
