/** What must hold whatever happened: read straight from the store, past everything that could hide it. */
import { expect } from 'vitest';
import { taskDoc } from '../../server/store/projection.ts';
import type { CaseDoc, FundDoc, RecordDoc, TaskDoc } from '../../server/store/documents.ts';
import { verifyChain } from '../../server/store/hash-chain.ts';
import type { Doc, Store } from '../../server/store/types.ts';
import type { FundEntry } from '../../core/fund/types.ts';

/** A collection from end to end. */
export async function everyOne<T extends Doc>(
  store: Store,
  collection: 'cases' | 'funds' | 'fund_entries' | 'documents' | 'messages' | 'ledger',
): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await store.find<T>(collection, {
      sort: { by: '_id', dir: 1 },
      limit: 1000,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    rows.push(...page);
    if (page.length < 1000) return rows;
  }
}

/** The record of a case is dense and whole, and the queues show what the case says. */
export async function caseIsSound(store: Store, id: string): Promise<CaseDoc> {
  const doc = await store.get<CaseDoc>('cases', id);
  if (!doc) throw new Error(`case ${id} is gone`);
  const records = await store.find<RecordDoc>('events', {
    filter: { case: id },
    sort: { by: 'seq', dir: 1 },
    limit: 1000,
  });
  expect(records.map((record) => record.seq)).toEqual(Array.from({ length: doc.seq }, (_, i) => i + 1));
  expect(verifyChain(records, { ...doc, hash: doc.log })).toBeNull();
  const queued = await store.find<TaskDoc>('tasks', { filter: { case: id }, limit: 1000 });
  const open = queued
    .filter((task) => task.state === 'open' || task.state === 'waiting')
    .map(({ _id, state, assignee }) => ({ _id, state, assignee }));
  const wanted = doc.activities
    .flatMap(({ node, tasks }) => tasks.map((task) => taskDoc(doc, node, task, task.state)))
    .filter((task) => task.state === 'open' || task.state === 'waiting')
    .map(({ _id, state, assignee }) => ({ _id, state, assignee }));
  expect(open.sort(byId)).toEqual(wanted.sort(byId));
  const acts = records
    .flatMap((record) => record.events)
    .filter((event) => event.type === 'task.acted' || event.type === 'action.taken');
  expect(acts).toHaveLength(doc.records.length);
  return doc;
}

/** Nothing is left to be carried out. */
export async function nothingIsStuck(store: Store): Promise<void> {
  expect((await store.find('cases', { filter: { pending: 1 }, limit: 10 })).map((doc) => doc._id)).toEqual(
    [],
  );
  expect((await store.find('funds', { filter: { pending: 1 }, limit: 10 })).map((doc) => doc._id)).toEqual(
    [],
  );
}

/** The statement of an account has every line once, in order, and adds up to what the account says. */
export async function accountAddsUp(store: Store, id: string): Promise<FundDoc> {
  const account = await store.get<FundDoc>('funds', id);
  if (!account) throw new Error(`account ${id} is gone`);
  const entries = (await everyOne<Doc & FundEntry>(store, 'fund_entries'))
    .filter((entry) => entry.account === account.id)
    .sort((a, b) => a.no - b.no);
  expect(entries.map((entry) => entry.no)).toEqual(Array.from({ length: account.entries }, (_, i) => i + 1));
  const sum = (...types: FundEntry['type'][]): number =>
    entries.filter((entry) => types.includes(entry.type)).reduce((total, entry) => total + entry.amount, 0);
  expect(account.balance).toBe(account.advanced - sum('支出') + sum('冲回'));
  expect(account.spent).toBe(sum('支出') - sum('冲回'));
  const refs = Object.values(account.refs);
  expect(account.committed).toBe(refs.reduce((total, ref) => total + ref.committed, 0));
  expect(account.spent).toBe(refs.reduce((total, ref) => total + ref.spent, 0));
  expect(account.balance - account.committed).toBeGreaterThanOrEqual(0);
  const spent = entries.filter((entry) => entry.type === '支出').map((entry) => entry.ref);
  expect(new Set(spent).size).toBe(spent.length);
  const last = entries.at(-1);
  if (last)
    expect({ balance: last.balance, committed: last.committed }).toEqual({
      balance: account.balance,
      committed: account.committed,
    });
  return account;
}

const byId = (a: { _id: string }, b: { _id: string }): number => (a._id < b._id ? -1 : 1);
