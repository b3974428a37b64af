/** Where two JSON values differ. */
import { equalJson, isObject } from '../../json.ts';
import type { Json } from '../../vocabulary.ts';

export type Path = readonly string[];

/** A smallest part that differs; undefined on the side where it is not there. */
export interface Leaf {
  path: Path;
  before: Json | undefined;
  after: Json | undefined;
  /** The same entries in another order, where the order is seen. */
  order?: true;
}

/** Entries of these are shown in the order they are written. */
const ORDERED = new Set(['properties', 'outcomes']);
const PERIOD = new Set(['wd', 'cd', 'h', 'min', 'until', 'from']);

/** A length of time or a moment, compared and told as one thing. */
export function isPeriod(value: Json | undefined): boolean {
  return (
    isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => PERIOD.has(key))
  );
}

/** The value at a path. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let here = value;
  for (const key of path) {
    if (Array.isArray(here)) here = here[Number(key)];
    else if (isObject(here) && Object.hasOwn(here, key)) here = here[key];
    else return undefined;
  }
  return here;
}

/** `/definition/title`, as in JSON Pointer. */
export function pointer(path: Path): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Every difference, as deep as both sides have the same shape: objects by key, lists of one length by place, a list that
 * grew or shrank as a whole, periods as a whole.
 */
export function leavesOf(before: Json | undefined, after: Json | undefined, path: Path = []): Leaf[] {
  if (before !== undefined && after !== undefined) {
    if (isObject(before) && isObject(after) && !isPeriod(before) && !isPeriod(after))
      return inObjects(before, after, path);
    if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
      return before.flatMap((each, i) => leavesOf(each, after[i], [...path, String(i)]));
    if (equalJson(before, after)) return [];
  }
  return before === undefined && after === undefined ? [] : [{ path, before, after }];
}

function inObjects(before: Record<string, Json>, after: Record<string, Json>, path: Path): Leaf[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const leaves = [...keys].flatMap((key) =>
    leavesOf(valueAt(before, [key]), valueAt(after, [key]), [...path, key]),
  );
  const reordered =
    ORDERED.has(path.at(-1) ?? '') && common(before, after).join('\n') !== common(after, before).join('\n');
  return reordered
    ? [...leaves, { path, before: Object.keys(before), after: Object.keys(after), order: true }]
    : leaves;
}

function common(one: object, other: object): string[] {
  return Object.keys(one).filter((key) => Object.hasOwn(other, key));
}

/** What a list has now and had not, and had and has no more; what is no list is an empty one. */
export function cameAndWent(
  before: Json | undefined,
  after: Json | undefined,
): { came: Json[]; went: Json[] } {
  const [old, now] = [before, after].map((value) => (Array.isArray(value) ? value : [])) as [Json[], Json[]];
  const without = (list: Json[], others: Json[]): Json[] =>
    list.filter((each) => !others.some((other) => equalJson(each, other)));
  return { came: without(now, old), went: without(old, now) };
}
