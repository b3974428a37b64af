/** The order of the fields on the form, for lists of errors. */
import type { JsonObject } from '../vocabulary.ts';
import { eachField } from './fields.ts';
import { segmentsOf, templateOf } from './paths.ts';

/** Sorts by where the field stands on the form; what is said about the same field keeps its order. */
export function inFormOrder<T extends { path: string }>(schema: JsonObject, items: T[]): T[] {
  const places = new Map<string, number>([['', -1]]);
  eachField(schema, (template) => places.set(template, places.size));
  const keys = new Map(items.map((item) => [item, keyOf(item.path, places)]));
  return [...items].sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []));
}

/** For each segment the place of its field, or the number of the row. */
function keyOf(path: string, places: Map<string, number>): number[] {
  const segments = segmentsOf(path);
  return segments.map((segment, i) =>
    /^\d+$/.test(segment)
      ? Number(segment)
      : (places.get(templateOf(segments.slice(0, i + 1).join('.'))) ?? places.size),
  );
}

function compare(a: number[], b: number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
