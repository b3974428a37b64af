import { describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';
import { DuplicateKey } from '../errors.ts';

/** One document at a time: get, insert, swap, set, delete, unique keys. */
export function describeDocuments(store: TheStore): void {
  describe('documents', () => {
    test('what is inserted comes back as it was', async () => {
      const doc = {
        _id: 'doc-1',
        seq: 1,
        text: '张三 "quoted" \u{20BB7}\n',
        numbers: [0, -1, 1.5, 12345678901234],
        nested: { list: [{ a: null }, true, false, ''], empty: {}, none: [] },
      };
      expect(await store().insert('cases', doc)).toBe(true);
      expect(await store().get('cases', 'doc-1')).toEqual(doc);
      expect(await store().get('tasks', 'doc-1')).toBeNull();
    });

    test('getShared shows every write, like get', async () => {
      const both = async () => {
        const shared = await store().getShared('cases', 'shared');
        expect(shared).toEqual(await store().get('cases', 'shared'));
        return shared;
      };
      expect(await both()).toBeNull();
      await store().insert('cases', { _id: 'shared', seq: 1, outbox: [{ id: 'e1' }], pending: 1 });
      expect(await both()).toMatchObject({ seq: 1, pending: 1 });
      await store().write([{ op: 'clear-effects', collection: 'cases', id: 'shared', effects: ['e1'] }]);
      expect(await both()).toEqual({ _id: 'shared', seq: 1, outbox: [] });
      await store().swap('cases', { _id: 'shared', seq: 2 }, 1);
      expect(await store().swap('cases', { _id: 'shared', seq: 3 }, 1)).toBe(false);
      expect(await both()).toEqual({ _id: 'shared', seq: 2 });
      await store().set('cases', { _id: 'shared', seq: 7 });
      expect(await both()).toEqual({ _id: 'shared', seq: 7 });
      await store().delete('cases', 'shared');
      expect(await both()).toBeNull();
    });

    test('insert refuses an id that exists and changes nothing', async () => {
      await store().insert('cases', { _id: 'doc-2', seq: 1 });
      expect(await store().insert('cases', { _id: 'doc-2', seq: 9 })).toBe(false);
      expect(await store().get('cases', 'doc-2')).toEqual({ _id: 'doc-2', seq: 1 });
    });

    test('insert refuses a unique key that exists', async () => {
      expect(await store().insert('users', { _id: 'u1', username: 'li' })).toBe(true);
      expect(await store().insert('users', { _id: 'u2', username: 'li' })).toBe(false);
      expect(await store().get('users', 'u2')).toBeNull();
      expect(await store().insert('funds', { _id: 'f1', fund: 'a', region: '11', year: 2026 })).toBe(true);
      expect(await store().insert('funds', { _id: 'f2', fund: 'a', region: '11', year: 2027 })).toBe(true);
      expect(await store().insert('funds', { _id: 'f3', fund: 'a', region: '11', year: 2026 })).toBe(false);
    });

    test('a unique key taken by set or put is an error and changes nothing', async () => {
      await store().insert('users', { _id: 'u5', username: 'wang' });
      await store().insert('users', { _id: 'u6', username: 'zhao' });
      await expect(store().set('users', { _id: 'u6', username: 'wang' })).rejects.toThrow(DuplicateKey);
      await expect(store().set('users', { _id: 'u7', username: 'wang' })).rejects.toThrow(DuplicateKey);
      await expect(
        store().write([{ op: 'put', collection: 'users', doc: { _id: 'u8', username: 'wang', rev: 1 } }]),
      ).rejects.toThrow(DuplicateKey);
      await expect(
        store().write([{ op: 'add', collection: 'users', doc: { _id: 'u8', username: 'wang' } }]),
      ).rejects.toThrow(DuplicateKey);
      expect(await store().get('users', 'u6')).toEqual({ _id: 'u6', username: 'zhao' });
      expect(await store().getMany('users', ['u7', 'u8'])).toEqual([null, null]);
    });

    test('a failing write does not spoil those beside it', async () => {
      await store().insert('users', { _id: 'u9', username: 'sun' });
      const results = await Promise.allSettled([
        store().insert('users', { _id: 'u10', username: 'qian' }),
        store().set('users', { _id: 'u11', username: 'sun' }),
        store().insert('users', { _id: 'u12', username: 'zhou' }),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await store().getMany('users', ['u10', 'u11', 'u12'])).map((doc) => doc?._id)).toEqual([
        'u10',
        undefined,
        'u12',
      ]);
    });

    test('getMany keeps the order asked for, with null for what is missing', async () => {
      await store().insert('drafts', { _id: 'a' });
      await store().insert('drafts', { _id: 'b' });
      expect(await store().getMany('drafts', ['b', 'x', 'a', 'b'])).toEqual([
        { _id: 'b' },
        null,
        { _id: 'a' },
        { _id: 'b' },
      ]);
      expect(await store().getMany('drafts', [])).toEqual([]);
    });

    test('swap replaces the whole document, only at the seq expected', async () => {
      await store().insert('cases', { _id: 'swap-1', seq: 3, old: true });
      expect(await store().swap('cases', { _id: 'swap-1', seq: 5 }, 4)).toBe(false);
      expect(await store().swap('cases', { _id: 'swap-1', seq: 4, fresh: true }, 3)).toBe(true);
      expect(await store().get('cases', 'swap-1')).toEqual({ _id: 'swap-1', seq: 4, fresh: true });
      expect(await store().swap('cases', { _id: 'nobody', seq: 2 }, 1)).toBe(false);
      expect(await store().get('cases', 'nobody')).toBeNull();
    });

    test('of fifty swaps at once exactly one wins, over and over', async () => {
      await store().insert('cases', { _id: 'race', seq: 0 });
      for (let seq = 0; seq < 5; seq++) {
        const wins = await Promise.all(
          Array.from({ length: 50 }, (_, i) =>
            store().swap('cases', { _id: 'race', seq: seq + 1, winner: i }, seq),
          ),
        );
        expect(wins.filter(Boolean)).toHaveLength(1);
        expect(await store().get('cases', 'race')).toMatchObject({
          seq: seq + 1,
          winner: wins.indexOf(true),
        });
      }
    });

    test('of twenty inserts of one id exactly one wins', async () => {
      const wins = await Promise.all(
        Array.from({ length: 20 }, (_, i) => store().insert('cases', { _id: 'insert-race', seq: i })),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await store().get('cases', 'insert-race')).toMatchObject({ seq: wins.indexOf(true) });
    });

    test('set inserts or replaces, also many at once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => store().set('params', { _id: 'p', key: 'k', i })),
      );
      await store().set('params', { _id: 'p', value: 2 });
      expect(await store().get('params', 'p')).toEqual({ _id: 'p', value: 2 });
    });

    test('a write counts as it was when asked for', async () => {
      const doc = { _id: 'snapshot', list: ['a'] };
      const written = store().insert('drafts', doc);
      await written;
      doc.list.push('b');
      expect(await store().get('drafts', 'snapshot')).toEqual({ _id: 'snapshot', list: ['a'] });
    });

    test('a field set to undefined is absent', async () => {
      await store().set('drafts', { _id: 'undefined', here: 1, gone: undefined });
      expect(Object.keys((await store().get('drafts', 'undefined'))!)).toEqual(['_id', 'here']);
    });

    test('delete tells whether there was something', async () => {
      await store().insert('drafts', { _id: 'gone' });
      expect(await store().delete('drafts', 'gone')).toBe(true);
      expect(await store().delete('drafts', 'gone')).toBe(false);
      expect(await store().get('drafts', 'gone')).toBeNull();
    });

    test('deleteWhere deletes what matches and says how many', async () => {
      for (let i = 0; i < 30; i++)
        await store().set('sessions', { _id: `s${i}`, user: i % 3 ? 'a' : 'b', at: i });
      expect(await store().deleteWhere('sessions', { user: 'b', at: { lt: 15 } })).toBe(5);
      expect(await store().deleteWhere('sessions', { user: 'nobody' })).toBe(0);
      expect(await store().deleteWhere('sessions', {})).toBe(25);
      expect(await store().count('sessions', {})).toBe(0);
    });
  });
}
