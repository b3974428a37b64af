import { beforeAll, describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';
import type { Doc, Query } from '../types.ts';

/** Filters, order, pages, counts. */
export function describeQueries(store: TheStore): void {
  describe('queries', () => {
    const ids = async (collection: 'tasks' | 'cases' | 'ledger', query: Query) =>
      (await store().find(collection, query)).map((doc) => doc._id);

    beforeAll(async () => {
      await store().deleteWhere('tasks', {});
      await store().write(
        Array.from({ length: 60 }, (_, i) => ({
          op: 'put' as const,
          collection: 'tasks' as const,
          doc: {
            _id: `t${String(i).padStart(2, '0')}`,
            rev: 1,
            case: `c${i % 10}`,
            candidates: i % 2 ? [`clerk@3301`, `head@${i % 3}`] : [`head@${i % 3}`],
            state: i % 5 ? 'open' : 'done',
            // Many ties, and some without a due date.
            ...(i % 7 ? { sort: `2026-03-0${1 + (i % 4)}` } : {}),
            urgent: i % 6 === 0,
          },
        })),
      );
    });

    test('an array matches when any element does, and a document comes once', async () => {
      const filter = { candidates: { in: ['clerk@3301', 'head@0', 'head@1', 'head@2'] }, state: 'open' };
      const found = await ids('tasks', { filter, sort: { by: 'sort', dir: 1 }, limit: 1000 });
      expect(found).toHaveLength(48);
      expect(new Set(found).size).toBe(48);
      expect(await store().count('tasks', filter)).toBe(48);
      expect(await store().count('tasks', { candidates: 'clerk@3301' })).toBe(30);
      expect(await store().count('tasks', { candidates: { prefix: 'clerk@' } })).toBe(30);
      expect(await store().count('tasks', { candidates: { not: 'clerk@3301' } })).toBe(30);
    });

    test('counts by the value of a path: scalars by themselves, all else as null', async () => {
      expect(await store().countBy('tasks', { candidates: 'head@1', state: 'open' }, 'sort')).toEqual(
        new Map(
          await Promise.all(
            [null, '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'].map(
              async (sort) =>
                [sort, await store().count('tasks', { candidates: 'head@1', state: 'open', sort })] as const,
            ),
          ),
        ),
      );
      expect(await store().countBy('tasks', {}, 'urgent')).toEqual(
        new Map([
          [true, 10],
          [false, 50],
        ]),
      );
      expect(await store().countBy('tasks', { state: 'open' }, 'candidates')).toEqual(new Map([[null, 48]]));
      expect(await store().countBy('tasks', { state: 'unknown' }, 'case')).toEqual(new Map());
    });

    test('changed and removed elements are no longer found', async () => {
      await store().insert('cases', { _id: 'k', seq: 1, keys: ['a', 'b', 'a'] });
      expect(await ids('cases', { filter: { keys: 'a' } })).toEqual(['k']);
      await store().swap('cases', { _id: 'k', seq: 2, keys: ['b', 'c'] }, 1);
      expect(await ids('cases', { filter: { keys: 'a' } })).toEqual([]);
      expect(await ids('cases', { filter: { keys: 'c' } })).toEqual(['k']);
      await store().delete('cases', 'k');
      expect(await ids('cases', { filter: { keys: { in: ['b', 'c'] } } })).toEqual([]);
    });

    for (const dir of [1, -1] as const) {
      test(`pages ${dir === 1 ? 'up' : 'down'} lose and repeat nothing under ties and missing values`, async () => {
        const filter = { candidates: { in: ['clerk@3301', 'head@1'] }, state: 'open' };
        const sort = { by: 'sort', dir };
        const whole = await ids('tasks', { filter, sort, limit: 1000 });
        for (const limit of [1, 3, 7]) {
          const pages: string[] = [];
          let after: Query['after'];
          for (;;) {
            const page = await store().find<Doc & { sort?: string }>('tasks', { filter, sort, after, limit });
            pages.push(...page.map((doc) => doc._id));
            if (page.length < limit) break;
            after = { value: page.at(-1)!.sort ?? null, id: page.at(-1)!._id };
          }
          expect(pages).toEqual(whole);
        }
      });
    }

    test('without a sort the order is by id, downwards too', async () => {
      const found = await ids('tasks', { filter: { case: 'c3' } });
      expect(found).toEqual(['t03', 't13', 't23', 't33', 't43', 't53']);
      expect(await ids('tasks', { filter: { case: 'c3' }, sort: { by: '_id', dir: -1 }, limit: 2 })).toEqual([
        't53',
        't43',
      ]);
      expect(
        await ids('tasks', { filter: { case: 'c3' }, after: { value: null, id: 't23' }, limit: 2 }),
      ).toEqual(['t33', 't43']);
    });

    test('null finds what is null or missing, and comes first', async () => {
      expect(await store().count('tasks', { sort: null })).toBe(9);
      expect(await store().count('tasks', { sort: { not: null } })).toBe(51);
      const [first] = await store().find('tasks', { sort: { by: 'sort', dir: 1 }, limit: 1 });
      expect(first!['sort']).toBeUndefined();
    });

    test('true is not 1, "1" is not 1', async () => {
      await store().deleteWhere('notices', {});
      for (const [i, value] of [true, 1, '1', false, 0, null].entries()) {
        await store().set('notices', { _id: `n${i}`, public: value, postedAt: `${i}` });
      }
      const found = async (value: boolean | number | string) =>
        (await store().find('notices', { filter: { public: value } })).map((doc) => doc._id);
      expect(await found(true)).toEqual(['n0']);
      expect(await found(1)).toEqual(['n1']);
      expect(await found('1')).toEqual(['n2']);
      expect(await found(false)).toEqual(['n3']);
      expect(await store().count('notices', { public: { gte: 0 } })).toBe(2);
      expect(await store().count('notices', { public: { lte: '9' } })).toBe(1);
      expect(await store().count('notices', { public: { in: [true, 1] } })).toBe(2);
      expect(await store().count('notices', { public: { in: [] } })).toBe(0);
    });

    test('ranges and prefixes keep to code point order, beyond the basic plane too', async () => {
      await store().deleteWhere('regions', {});
      const names = [
        '33',
        '3301',
        '3302',
        '34',
        '乡',
        '乡治',
        '乢',
        '\uFF21',
        '\u{20BB7}',
        '\u{10FFFF}',
        '\u{10FFFF}a',
      ];
      for (const name of names) await store().set('regions', { _id: name, parent: name });
      const found = async (filter: Query['filter']) =>
        (await store().find('regions', { filter, sort: { by: 'parent', dir: 1 } })).map((doc) => doc._id);
      expect(await found({})).toEqual(names);
      expect(await found({ parent: { prefix: '33' } })).toEqual(['33', '3301', '3302']);
      expect(await found({ parent: { prefix: '乡' } })).toEqual(['乡', '乡治']);
      expect(await found({ parent: { prefix: '\u{10FFFF}' } })).toEqual(['\u{10FFFF}', '\u{10FFFF}a']);
      expect(await found({ parent: { gt: '34', lt: '\u{20BB7}' } })).toEqual(['乡', '乡治', '乢', '\uFF21']);
      expect(await found({ _id: { prefix: '330' } })).toEqual(['3301', '3302']);
      expect(await found({ _id: { in: ['34', '33', 'x'] } })).toEqual(['33', '34']);
    });

    test('an array inside a compound index serves its collection', async () => {
      await store().deleteWhere('ledger', {});
      for (let i = 0; i < 12; i++) {
        await store().set('ledger', {
          _id: `l${String(i).padStart(2, '0')}`,
          ledger: i % 2 ? 'relief' : 'pension',
          scope: ['33', '3301', `33010${i % 3}`],
          from: `2026-0${1 + (i % 4)}-01`,
        });
      }
      const filter = { ledger: 'relief', scope: '330101', from: { lte: '2026-02-28' } };
      expect(await ids('ledger', { filter, sort: { by: 'from', dir: -1 } })).toEqual(['l01']);
      expect(await store().count('ledger', { ledger: 'relief', scope: '33' })).toBe(6);
    });

    test('a path without an index is searched all the same', async () => {
      expect(await store().count('tasks', { urgent: true })).toBe(10);
      expect(
        await ids('tasks', { filter: { urgent: true, case: 'c0' }, sort: { by: 'urgent', dir: -1 } }),
      ).toEqual(['t30', 't00']);
    });

    test('a filter may name more values than there are branches to a query', async () => {
      const many = Array.from({ length: 700 }, (_, i) => `head@${i}`);
      const filter = { candidates: { in: many }, state: 'open' };
      const found = await ids('tasks', { filter, sort: { by: 'sort', dir: 1 }, limit: 1000 });
      expect(found).toHaveLength(48);
      expect(new Set(found).size).toBe(48);
    });

    test('the default page is 100, the longest 1000, and count stops at its cap', async () => {
      await store().deleteWhere('looks', {});
      await store().write(
        Array.from({ length: 1100 }, (_, i) => ({
          op: 'add' as const,
          collection: 'looks' as const,
          doc: { _id: `${i}`, case: 'c', at: i },
        })),
      );
      expect(await store().find('looks', {})).toHaveLength(100);
      expect(await store().find('looks', { limit: 5000 })).toHaveLength(1000);
      expect(await store().count('looks', { case: 'c' })).toBe(1100);
      expect(await store().count('looks', { case: 'c' }, 50)).toBe(50);
    });
  });
}
