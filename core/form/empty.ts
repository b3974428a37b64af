/** What counts as not filled in. */
import type { Json } from '../vocabulary.ts';
import { isObject } from '../json.ts';

/** Whether a value is nothing a person has filled in: also a group of which every field is empty. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every(isEmpty);
}
