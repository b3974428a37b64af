/** Rows a scenario presets. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';

const ID_CARD = /^\d{17}[\dX]$/;

/** By what a preset row is found: its own `keys`, else every identity number in it. */
export function keysOfRow(row: JsonObject): string[] {
  return Array.isArray(row.keys) ? texts(row.keys) : texts(row).filter((text) => ID_CARD.test(text));
}

function texts(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return isObject(value) ? Object.values(value).flatMap(texts) : [];
}
