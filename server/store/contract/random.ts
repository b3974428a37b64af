import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';
import { INDEXES } from '../indexes.ts';
import { readPath, valueAt } from '../paths.ts';
import type { CollectionName, Condition, Doc, Query } from '../types.ts';
import { findInMemory } from './model.ts';

/** Few values, so that they meet: ties, prefixes of each other, characters beyond the basic plane, neighbours by type. */
const STRINGS = ['', 'a', 'ab', 'b', '1', '乡', '乡治', '\uFF21', '\u{20BB7}', 'x@33', 'x@3301'];
const NUMBERS = [-1, 0, 1, 1.5, 2];

/** Collections whose indexes differ in kind: scalars, arrays first, arrays in the middle. */
const COLLECTIONS: CollectionName[] = ['cases', 'tasks', 'ledger'];
/** A path no index knows. */
const UNDECLARED = 'extra.deep';

/** `find` and `count` against the plain model, for documents, filters, orders and pages drawn at random. */
export function describeRandomQueries(store: TheStore): void {
  describe('random queries', () => {
    let runs = 150;
    beforeAll(() => {
      // FerretDB takes a hundred times as long for each.
      if (store().backend === 'mongo') runs = 30;
    });

    test.each(COLLECTIONS)('of %s answer as the model does', { timeout: 120_000 }, async (collection) => {
      await fc.assert(
        fc.asyncProperty(
          documents(collection),
          fc.array(queries(collection), { minLength: 6, maxLength: 6 }),
          async (docs, asked) => {
            await store().deleteWhere(collection, {});
            await store().write(docs.map((doc) => ({ op: 'add', collection, doc })));
            for (const query of asked) {
              expect(await store().find(collection, query)).toEqual(findInMemory(docs, query));
              expect(await pages(store, collection, query)).toEqual(
                findInMemory(docs, { ...query, limit: 1000 }),
              );
              const matching = findInMemory(docs, { filter: query.filter }).length;
              expect(await store().count(collection, query.filter ?? {})).toBe(matching);
            }
          },
        ),
        { numRuns: runs },
      );
    });
  });
}

/** Everything after the query's start, page by page. */
async function pages(store: TheStore, collection: CollectionName, query: Query): Promise<Doc[]> {
  const all: Doc[] = [];
  for (let after = query.after; ;) {
    const page = await store().find(collection, { ...query, after });
    all.push(...page);
    if (page.length < query.limit!) return all;
    const last = page.at(-1)!;
    after = { value: (valueAt(last, query.sort?.by ?? '_id') as string | undefined) ?? null, id: last._id };
  }
}

function pathsOf(collection: CollectionName) {
  const all = INDEXES[collection].flatMap((spec) => spec.paths.map(readPath));
  const of = (array: boolean) => [
    ...new Set(all.filter((path) => path.array === array).map(({ path }) => path)),
  ];
  return { scalars: of(false), arrays: of(true) };
}

function documents(collection: CollectionName): fc.Arbitrary<Doc[]> {
  const { scalars, arrays } = pathsOf(collection);
  const scalar = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.constantFrom(...NUMBERS),
    fc.constantFrom(...STRINGS),
  );
  const array = fc.option(
    fc.array(fc.constantFrom<string | number>(...STRINGS, ...NUMBERS), { maxLength: 4 }),
    { nil: undefined },
  );
  const fields = fc.tuple(...[...scalars, UNDECLARED].map(() => scalar), ...arrays.map(() => array));
  return fc
    .uniqueArray(fc.constantFrom(...'abcdefghijkl', '乡', '\u{20BB7}', '\uFF21'), { maxLength: 12 })
    .chain((ids) =>
      fc.tuple(...ids.map(() => fields)).map((rows) =>
        rows.map((row, i) => {
          const doc: Doc = { _id: ids[i]! };
          [...scalars, UNDECLARED, ...arrays].forEach((path, p) => setAt(doc, path, row[p]));
          return doc;
        }),
      ),
    );
}

function setAt(doc: Record<string, unknown>, path: string, value: unknown): void {
  if (value === undefined) return;
  const [first, ...rest] = path.split('.');
  if (rest.length === 0) doc[first!] = value;
  else setAt((doc[first!] ??= {}) as Record<string, unknown>, rest.join('.'), value);
}

function queries(collection: CollectionName): fc.Arbitrary<Query> {
  const { scalars, arrays } = pathsOf(collection);
  const conditionOn = (path: string) =>
    condition(arrays.includes(path)).map((value) => [path, value] as const);
  const filter = fc
    .array(fc.constantFrom(...scalars, ...arrays, UNDECLARED, '_id').chain(conditionOn), { maxLength: 3 })
    .map((entries) => Object.fromEntries(entries));
  const sort = fc.option(
    fc.record({
      by: fc.constantFrom(...scalars, UNDECLARED, '_id'),
      dir: fc.constantFrom(1 as const, -1 as const),
    }),
    { nil: undefined },
  );
  const after = fc.option(
    fc.record({
      value: fc.oneof(fc.constant(null), fc.constantFrom(...NUMBERS), fc.constantFrom(...STRINGS)),
      id: fc.constantFrom(...'adgjm'),
    }),
    { nil: undefined, freq: 2 },
  );
  return fc.record({ filter, sort, after, limit: fc.integer({ min: 1, max: 5 }) });
}

function condition(array: boolean): fc.Arbitrary<Condition> {
  const value = fc.constantFrom<string | number>(...STRINGS, ...NUMBERS);
  const text = fc.constantFrom(...STRINGS);
  const number = fc.constantFrom(...NUMBERS);
  const conditions: fc.Arbitrary<Condition>[] = [
    value,
    fc.constant(true),
    fc.record({ in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ prefix: text }),
    fc.record({ gte: text }),
    fc.record({ lt: text }),
    fc.record({ gt: number }),
    fc.record({ lte: number }),
    fc.record({ not: value }),
  ];
  // Of an array the store leaves open what null means, and FerretDB takes two bounds as met by two elements.
  const ofScalars: fc.Arbitrary<Condition>[] = [
    fc.constant(null),
    fc.constant({ not: null }),
    fc.record({ gt: text, lte: text }),
    fc.record({ gte: number, lt: number }),
  ];
  return fc.oneof(...conditions, ...(array ? [] : ofScalars));
}
