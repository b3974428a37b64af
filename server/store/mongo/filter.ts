import type { Document, Filter as MongoFilter } from 'mongodb';
import { isObjectCondition, sortPath } from '../conditions.ts';
import { INDEXES } from '../indexes.ts';
import { endOfPrefix, readPath } from '../paths.ts';
import type { CollectionName, Condition, Doc, Filter, Query } from '../types.ts';

const ARRAYS = Object.fromEntries(
  Object.entries(INDEXES).map(([collection, specs]) => [
    collection,
    new Set(
      specs
        .flatMap((spec) => spec.paths.map(readPath))
        .filter(({ array }) => array)
        .map(({ path }) => path),
    ),
  ]),
) as Record<CollectionName, Set<string>>;

/** The store's filter in MongoDB's words. */
export function toMongo(collection: CollectionName, filter: Filter): MongoFilter<Doc> {
  const translated: Document = {};
  for (const [path, condition] of Object.entries(filter)) {
    translated[path] = conditionOf(condition, ARRAYS[collection].has(path));
  }
  // Places in the log that will never be filled (events.ts) are no events.
  if (collection === 'events') translated['hole'] ??= null;
  return translated as MongoFilter<Doc>;
}

function conditionOf(condition: Condition, array: boolean): unknown {
  if (!isObjectCondition(condition)) return condition;
  if ('in' in condition) return { $in: condition.in };
  if ('not' in condition) return { $ne: condition.not };
  if ('prefix' in condition && array) return { $regex: `^${escapeRegExp(condition.prefix)}` };
  const range = 'prefix' in condition ? prefixRange(condition.prefix) : boundsOf(condition);
  // Without $elemMatch one element may meet the lower bound and another the upper. (FerretDB 1.24 does so even with it.)
  return array && Object.keys(range).length > 1 ? { $elemMatch: range } : range;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A range and not a pattern, because a range surely enters the index at the right place. */
function prefixRange(prefix: string): Document {
  const end = endOfPrefix(prefix);
  return end === null ? { $gte: prefix } : { $gte: prefix, $lt: end };
}

function boundsOf(range: Record<string, string | number | undefined>): Document {
  const bounds = Object.entries(range).filter(([, value]) => value !== undefined);
  for (const [name] of bounds) {
    if (!/^[gl]te?$/.test(name)) throw new Error(`There is no condition "${name}".`);
  }
  return Object.fromEntries(bounds.map(([name, value]) => [`$${name}`, value]));
}

/**
 * What lies after a row, as filters to be asked one after the other until the page is full. MongoDB's comparisons
 * stay within one type, so null, numbers and strings are separate stretches of the order; one stretch is the rule.
 * The bound on the path stands beside the tie-break so that the index is entered at the right place.
 */
export function stretchesAfter(query: Query): Document[] {
  if (!query.after) return [{}];
  const { value, id } = query.after;
  const up = query.sort?.dir !== -1;
  const beyond = up ? '$gt' : '$lt';
  const by = sortPath(query);
  if (by === undefined) return [{ _id: { [beyond]: id } }];
  const order: Document[] = [{ [by]: null }, { [by]: { $lte: Infinity } }, { [by]: { $gte: '' } }];
  const own = value === null ? 0 : typeof value === 'number' ? 1 : 2;
  const others = up ? order.slice(own + 1) : order.slice(0, own).reverse();
  return [stretchOf(by, value, id, up), ...others];
}

function stretchOf(by: string, value: string | number | null, id: string, up: boolean): Document {
  const beyond = up ? '$gt' : '$lt';
  if (value === null) return { [by]: null, _id: { [beyond]: id } };
  return {
    [by]: { [`${beyond}e`]: value },
    $or: [{ [by]: { [beyond]: value } }, { _id: { [beyond]: id } }],
  };
}
