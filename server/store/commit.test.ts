import { expect, test } from 'vitest';
import { freshStore } from '../../tests/support/store.ts';
import type { Case, CaseEvent } from '../../core/vocabulary.ts';
import { BEHAVIOUR } from '../../core/engine/behaviours.ts';
import { commit } from './commit.ts';
import type { CaseDoc, RecordDoc } from './documents.ts';
import { verifyLog } from './verify-log.ts';

/** A case with no more than what the write looks at. */
const at = (seq: number, more: Partial<Case> = {}): Case =>
  ({
    id: 'c1',
    seq,
    behaviour: BEHAVIOUR,
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

test('the whole record of one case does not pass for that of another, not even where nobody is named in it', async () => {
  const store = await freshStore();
  const told = (c: Case) => ({ ...decided(c), events: [] });
  const one = (await commit(store, null, told(at(1, { subject: '甲' })))) as CaseDoc;
  const other = (await commit(store, null, told(at(1, { id: 'c2', subject: '乙' })))) as CaseDoc;
  expect(await store.find<RecordDoc>('events', { sort: { by: '_id', dir: 1 } })).toMatchObject([
    { _id: 'c1:1', case: 'c1', seq: 1 },
    { _id: 'c2:1', case: 'c2', seq: 1 },
  ]);
  expect((await verifyLog(store)).faults).toEqual([]);
  await store.swap('cases', { ...one, log: other.log }, 1);
  const [taken] = await store.find<RecordDoc>('events', { filter: { case: 'c2' } });
  await store.delete('events', 'c1:1');
  await store.write([{ op: 'append', doc: { ...(taken as RecordDoc), _id: 'c1:1', case: 'c1' } }]);
  expect((await verifyLog(store, ['c1'])).faults).toMatchObject([{ record: 'c1:1' }]);
});

test('a case that began before its record had its id goes on as it began', async () => {
  const store = await freshStore();
  const older = { behaviour: 0 };
  const opened = await commit(store, null, decided(at(1, older)));
  await commit(store, opened, decided(at(2, older)));
  expect(await verifyLog(store)).toEqual({ cases: 1, faults: [] });
  await store.swap('cases', { ...((await store.get('cases', 'c1')) as CaseDoc), behaviour: 1 }, 2);
  expect((await verifyLog(store)).faults).toMatchObject([{ record: 'c1:1' }]);
});
