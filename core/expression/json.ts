/** What feelin computes, made JSON. */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange } from 'feelin';
import { parseInstant } from '../time/instant.ts';
import type { Json } from '../vocabulary.ts';
import { messages } from './messages.ts';

/**
 * Copies a result into JSON. Dates become `2026-03-02`, moments the house form in UTC (a local date and time stays
 * as it is written), times and durations their ISO text, a range the object of its FEEL properties. What has no
 * JSON form (functions, NaN, infinity) becomes null and is reported.
 */
export function toJson(value: unknown, lost: (what: string) => void): Json {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) return drop(messages.json.notFinite, lost);
      return value === 0 ? 0 : value; // -0 would not survive being written
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : drop(messages.json.tooLarge, lost);
    case 'object':
      return objectToJson(value, lost);
    default:
      return drop(messages.json.isFunction, lost);
  }
}

function objectToJson(value: object, lost: (what: string) => void): Json {
  if (Array.isArray(value)) return value.map((item) => toJson(item, lost));
  if (value instanceof FeelDateTime) return parseInstant(value.toString()) ?? value.toString();
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration)
    return value.toString();
  if (isFunction(value)) return drop(messages.json.isFunction, lost);
  if (isRange(value)) return entriesToJson({ ...value }, lost);
  return entriesToJson(value, lost);
}

function entriesToJson(value: object, lost: (what: string) => void): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item, lost)]));
}

function drop(what: string, lost: (what: string) => void): null {
  lost(what);
  return null;
}
