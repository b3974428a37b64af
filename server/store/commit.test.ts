import { expect, test } from 'vitest';
import { freshStore } from '../../tests/support/store.ts';
import type { Case, CaseEvent } from '../../core/vocabulary.ts';
import { commit } from './commit.ts';

/** A case with no more than what the write looks at. */
const at = (seq: number, more: Partial<Case> = {}): Case =>
  ({
    id: 'c1',
    seq,
    region: '990101001001',
    status: 'running',
    activities: [],
    blocks: {},
    requests: [],
    records: [],
    timers: [
      { id: 't2', at: '2026-03-05T00:00:00.000Z' },
      { id: 't1', at: '2026-03-03T00:00:00.000Z' },
      { id: 't3', at: '2026-03-09T00:00:00.000Z' },
    ],
    ...more,
  }) as unknown as Case;

const decided = (c: Case) => ({
  ok: true as const,
  case: c,
  events: [{ case: c.id, type: 'case.urged', at: '2026-03-02T00:00:00.000Z' } as unknown as CaseEvent],
  effects: [],
});

test('a case is woken by the earliest of its timers, and not while it is suspended', async () => {
  const store = await freshStore();
  const opened = await commit(store, null, decided(at(1)));
  expect(opened?.nextTimer).toBe('2026-03-03T00:00:00.000Z');
  const suspended = await commit(store, opened, decided(at(2, { status: 'suspended' })));
  expect(suspended?.nextTimer).toBeNull();
  const idle = await commit(store, suspended, decided(at(3, { timers: [] })));
  expect(idle?.nextTimer).toBeNull();
});

test('of two that decided on the same state the second writes nothing', async () => {
  const store = await freshStore();
  const opened = await commit(store, null, decided(at(1)));
  expect(await commit(store, null, decided(at(1)))).toBeNull();
  const first = await commit(store, opened, decided(at(2)));
  expect(await commit(store, opened, decided(at(2, { status: 'ended' })))).toBeNull();
  expect(await store.get('cases', 'c1')).toEqual(first);
  expect(await store.count('events', { case: 'c1' })).toBe(2);
});
