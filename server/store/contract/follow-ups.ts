import { describe, expect, test } from 'vitest';
import type { TheStore } from './the-store.ts';
import type { WriteOp } from '../types.ts';

/** What follows a conditional write in the same transaction, where the store can. */
export function describeTogether(store: TheStore): void {
  const line = (id: string): WriteOp => ({
    op: 'add',
    collection: 'fund_entries',
    doc: { _id: id, account: 'a' },
  });
  const account = (id: string, seq: number) => ({ _id: id, seq, fund: 'f', region: id, year: 2026 });

  describe('follow-ups in the same transaction', () => {
    test('what follows an insert or swap is there when it succeeds, and only then', async () => {
      if (!store().atomicFollowUps) return;
      expect(await store().insert('funds', account('t1', 0), [line('t1-1')])).toBe(true);
      expect(await store().swap('funds', account('t1', 1), 0, [line('t1-2')])).toBe(true);
      expect(await store().swap('funds', account('t1', 2), 0, [line('t1-3')])).toBe(false);
      expect(await store().insert('funds', account('t1', 0), [line('t1-4')])).toBe(false);
      const lines = await store().getMany('fund_entries', ['t1-1', 't1-2', 't1-3', 't1-4']);
      expect(lines.map((doc) => doc?._id ?? null)).toEqual(['t1-1', 't1-2', null, null]);
    });

    test('nothing of it stays when a part fails', async () => {
      if (!store().atomicFollowUps) return;
      const user: WriteOp = {
        op: 'add',
        collection: 'users',
        doc: { _id: 'together-1', username: 'together' },
      };
      const clash: WriteOp = {
        op: 'add',
        collection: 'users',
        doc: { _id: 'together-2', username: 'together' },
      };
      await store().write([user]);
      await expect(store().insert('funds', account('t2', 0), [line('t2-1'), clash])).rejects.toThrow();
      expect(await store().get('funds', 't2')).toBeNull();
      expect(await store().get('fund_entries', 't2-1')).toBeNull();
    });
  });
}
