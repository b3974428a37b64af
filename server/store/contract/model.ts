import { isObjectCondition, sortPath } from '../conditions.ts';
import { valueAt } from '../paths.ts';
import type { Condition, Doc, Query } from '../types.ts';

/** What `find` must answer, computed over plain documents in the slowest and plainest way. */
export function findInMemory(docs: Doc[], query: Query): Doc[] {
  const dir = query.sort?.dir ?? 1;
  const by = sortPath(query);
  const keyOf = (doc: Doc) => (by === undefined ? null : (valueAt(doc, by) ?? null));
  const place = (a: [unknown, string], b: [unknown, string]) =>
    compareValues(a[0], b[0]) || compareValues(a[1], b[1]);
  const after: [unknown, string] | undefined = query.after && [
    by === undefined ? null : query.after.value,
    query.after.id,
  ];
  return docs
    .filter((doc) =>
      Object.entries(query.filter ?? {}).every(([path, condition]) => matches(valueAt(doc, path), condition)),
    )
    .sort((a, b) => dir * place([keyOf(a), a._id], [keyOf(b), b._id]))
    .filter((doc) => !after || dir * place([keyOf(doc), doc._id], after) > 0)
    .slice(0, query.limit ?? 100);
}

function matches(value: unknown, condition: Condition): boolean {
  if (isObjectCondition(condition) && 'not' in condition) return !matches(value, condition.not);
  const candidates = Array.isArray(value) ? value : [value ?? null];
  return candidates.some((candidate) => meets(candidate, condition));
}

function meets(value: unknown, condition: Exclude<Condition, { not: unknown }>): boolean {
  if (!isObjectCondition(condition)) return value === condition;
  if ('in' in condition) return condition.in.includes(value as string);
  if ('prefix' in condition) return typeof value === 'string' && value.startsWith(condition.prefix);
  return Object.entries(condition).every(([name, bound]) => {
    if (typeof value !== typeof bound) return false;
    const order = compareValues(value, bound);
    return name === 'gt' ? order > 0 : name === 'gte' ? order >= 0 : name === 'lt' ? order < 0 : order <= 0;
  });
}

/** null < numbers < strings < booleans; strings by code point. */
function compareValues(a: unknown, b: unknown): number {
  const rank = (value: unknown) => ['object', 'number', 'string', 'boolean'].indexOf(typeof value);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  return Number(a) - Number(b);
}
