/**
 * A value of a form in words: one meaning for the desk, the phone, paper, tables and public notices. The field's
 * schema says what the value is; nothing is guessed from a name, a label or the look of a text, so a text that happens
 * to look like a day is shown as it was typed. What is not as the schema says is shown as it is: a reader must see
 * that it is odd.
 */
import { isDay } from '../time/day.ts';
import { describeDay, describeInstant } from '../time/describe.ts';
import { parseInstant } from '../time/instant.ts';
import { formatYuan } from '../values/money.ts';
import { regionWords } from '../values/region.ts';
import { signerOf } from '../values/signature.ts';
import type { Json, JsonObject, RegionCode } from '../vocabulary.ts';
import { choicesOf } from './choices.ts';
import { fieldsOf, itemsOf } from './fields.ts';
import { formWords as w } from './messages.ts';
import { equalJson, isObject } from '../json.ts';

/** Name of a region; undefined for one that is not known (any more, or not yet). */
export type RegionName = (code: RegionCode) => string | undefined;

/** Empty for what is not filled in. Without `regionName` a region is its code. */
export function wordsOf(field: JsonObject, value: Json | undefined, regionName?: RegionName): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) {
    const item = field['x-type'] === undefined ? (itemsOf(field) ?? {}) : field;
    return joined(value.map((one) => wordsOf(item, one, regionName)));
  }
  const special = field['x-type'];
  if (special === 'sign') return signature(value);
  if (special === 'attach') return paper(value);
  if (special === 'geo' && isObject(value)) return place(value);
  if (isObject(value)) return parts(field, value, regionName);
  const chosen = choicesOf(field)?.find((choice) => equalJson(choice.value, value));
  if (chosen) return chosen.label;
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  return scalar(field, value, regionName);
}

/** Whether a value is an amount of money, so that it is set like one. */
export function isMoney(field: JsonObject, value: Json | undefined): boolean {
  return field['format'] === 'money' && Number.isSafeInteger(value);
}

function joined(texts: string[]): string {
  return texts.filter((text) => text !== '').join(w.between);
}

function scalar(field: JsonObject, value: string | number, regionName: RegionName | undefined): string {
  const text = typeof value === 'string' ? byFormat(field['format'], value, regionName) : String(value);
  if (isMoney(field, value)) return w.yuan(formatYuan(value as number));
  const unit = field['x-unit'];
  return typeof unit === 'string' ? w.withUnit(text, unit) : text;
}

function byFormat(format: Json | undefined, text: string, regionName: RegionName | undefined): string {
  switch (format) {
    case 'date':
      return isDay(text) ? describeDay(text) : text;
    case 'date-time': {
      // without an offset it is Beijing time
      const instant = parseInstant(text) ?? parseInstant(`${text}+08:00`);
      return instant === null ? text : describeInstant(instant);
    }
    case 'bank-card':
      return /^\d+$/.test(text) ? inFours(text) : text;
    case 'region':
      return regionName ? regionWords(text, regionName) : text;
    default:
      return text;
  }
}

/** As on the card. */
function inFours(digits: string): string {
  return digits.replace(/\d{4}(?=\d)/g, '$& ');
}

/** A drawn signature is a picture of some kilobytes and only said; who could not draw has written the name. */
function signature(value: Json): string {
  if (value === false) return '';
  if (typeof value === 'string') return isWrittenName(value) ? w.signedBy(value) : w.signed;
  const name = isObject(value) ? signerOf(value) : null;
  return name === null ? w.signed : w.signedBy(name);
}

/** Longer than any name: a picture, in whatever spelling. */
const LONGEST_NAME = 40;

function isWrittenName(text: string): boolean {
  return !text.startsWith('data:') && text.length <= LONGEST_NAME;
}

function paper(value: Json): string {
  if (!isObject(value)) return typeof value === 'string' ? value : w.paper;
  const kind = textIn(value, 'kind');
  const name = textIn(value, 'name');
  if (kind !== undefined && name !== undefined) return w.paperOf(kind, name);
  return kind ?? name ?? w.paper;
}

function textIn(value: JsonObject, name: string): string | undefined {
  const text = value[name];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Its address where one is known, else its position. */
function place(value: JsonObject): string {
  const address = textIn(value, 'address');
  if (address !== undefined) return address;
  const latitude = value['lat'] ?? value['latitude'];
  const longitude = value['lng'] ?? value['lon'] ?? value['longitude'];
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return '';
  const degrees = (angle: number): string => Math.abs(angle).toFixed(5);
  return w.place(
    (latitude < 0 ? w.south : w.north)(degrees(latitude)),
    (longitude < 0 ? w.west : w.east)(degrees(longitude)),
  );
}

/** A person or an organisation by name, a group or a row by what is in it. */
function parts(field: JsonObject, value: JsonObject, regionName: RegionName | undefined): string {
  const fields = fieldsOf(field);
  if (fields.length === 0) {
    const name = ['name', 'title', 'label', 'id'].map((known) => textIn(value, known)).find(Boolean);
    return name ?? joined(Object.values(value).map((inner) => wordsOf({}, inner, regionName)));
  }
  return fields
    .map(([name, inner]) => wordsOf(inner, value[name], regionName))
    .filter((text) => text !== '')
    .join(' ');
}
