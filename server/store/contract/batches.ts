import { describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';
import type { WriteOp } from '../types.ts';

/** Batches of projections. */
export function describeBatches(store: TheStore): void {
  const put = (id: string, rev: number, more: object = {}): WriteOp => ({
    op: 'put',
    collection: 'documents',
    doc: { _id: id, rev, ...more },
  });

  describe('batches', () => {
    test('put never goes back to an older revision', async () => {
      await store().write([put('r1', 5, { text: 'five' })]);
      await store().write([put('r1', 4, { text: 'four' })]);
      await store().write([put('r1', 5, { text: 'five again' })]);
      expect(await store().get('documents', 'r1')).toEqual({ _id: 'r1', rev: 5, text: 'five' });
      await store().write([put('r1', 6)]);
      expect(await store().get('documents', 'r1')).toEqual({ _id: 'r1', rev: 6 });
    });

    test('put replaces a document that has no revision', async () => {
      await store().set('documents', { _id: 'r2', text: 'plain' });
      await store().write([put('r2', 0)]);
      expect(await store().get('documents', 'r2')).toEqual({ _id: 'r2', rev: 0 });
    });

    test('of puts at once the newest stays', async () => {
      const revisions = Array.from({ length: 30 }, (_, i) => (i * 7) % 30);
      await Promise.all(revisions.map((rev) => store().write([put('r3', rev)])));
      expect(await store().get('documents', 'r3')).toEqual({ _id: 'r3', rev: 29 });
    });

    test('add leaves what is there', async () => {
      const add = (text: string): WriteOp => ({
        op: 'add',
        collection: 'messages',
        doc: { _id: 'm1', text },
      });
      await store().write([add('first'), add('second')]);
      await store().write([add('third')]);
      expect(await store().get('messages', 'm1')).toEqual({ _id: 'm1', text: 'first' });
    });

    test('a batch is applied in order, and twice is as good as once', async () => {
      const batch: WriteOp[] = [
        put('b1', 1, { n: 1 }),
        put('b1', 2, { n: 2 }),
        put('b2', 1),
        { op: 'delete', collection: 'documents', id: 'b2' },
        { op: 'append', doc: { _id: 'b:1:0', case: 'b', seq: 1 } },
        put('b3', 1),
        { op: 'append', doc: { _id: 'b:1:1', case: 'b', seq: 1 } },
        { op: 'add', collection: 'messages', doc: { _id: 'b4', to: ['user:1'] } },
      ];
      await store().write(batch);
      const before = await store().head();
      await store().write(batch);
      expect(await store().head()).toBe(before);
      expect(await store().getMany('documents', ['b1', 'b2', 'b3'])).toEqual([
        { _id: 'b1', rev: 2, n: 2 },
        null,
        { _id: 'b3', rev: 1 },
      ]);
      expect(await store().count('events', { case: 'b' })).toBe(2);
      expect(await store().count('messages', { to: 'user:1' })).toBe(1);
    });

    test('an empty batch is fine', async () => {
      await store().write([]);
    });

    test('clear-effects takes out what is named, and pending follows', async () => {
      const outbox = [{ id: 'e1', kind: 'notify' }, { id: 'e2' }, { id: 'e3' }];
      await store().insert('cases', { _id: 'x1', seq: 4, outbox, pending: 1, keep: 'me' });
      const clearEffects = (...effects: string[]) =>
        store().write([{ op: 'clear-effects', collection: 'cases', id: 'x1', effects }]);
      await clearEffects('e2', 'unknown');
      expect(await store().get('cases', 'x1')).toEqual({
        _id: 'x1',
        seq: 4,
        outbox: [{ id: 'e1', kind: 'notify' }, { id: 'e3' }],
        pending: 1,
        keep: 'me',
      });
      expect((await store().find('cases', { filter: { pending: 1 } })).map((doc) => doc._id)).toContain('x1');
      await clearEffects('e1', 'e3');
      expect(await store().get('cases', 'x1')).toEqual({ _id: 'x1', seq: 4, outbox: [], keep: 'me' });
      expect(await store().count('cases', { pending: 1 })).toBe(0);
      await clearEffects('e1');
      await store().write([{ op: 'clear-effects', collection: 'funds', id: 'nobody', effects: ['e1'] }]);
    });

    test('unboxing at once loses no removal', async () => {
      const outbox = Array.from({ length: 12 }, (_, i) => ({ id: `e${i}` }));
      await store().insert('cases', { _id: 'x2', seq: 1, outbox, pending: 1 });
      await Promise.all(
        outbox.map(({ id }) =>
          store().write([{ op: 'clear-effects', collection: 'cases', id: 'x2', effects: [id] }]),
        ),
      );
      expect(await store().get('cases', 'x2')).toEqual({ _id: 'x2', seq: 1, outbox: [] });
    });
  });
}
