/** Writes a fund account, compare-and-set on `seq`, its statement lines with it: in one transaction where the store can, else through the account's outbox. */
import type { FundAccount, FundEntry } from '../../core/fund/types.ts';
import type { FundDoc } from './documents.ts';
import type { Store, WriteOp } from './types.ts';

/** False when somebody else was faster. `before` is null for an account that does not exist yet. */
export async function commitAccount(
  store: Store,
  before: FundDoc | null,
  account: FundAccount,
  entries: FundEntry[],
): Promise<boolean> {
  const lines = entries.map((entry) => ({ id: entry.id, entry }));
  const outbox = [...(before?.outbox ?? []), ...(store.atomicFollowUps ? [] : lines)];
  const doc: FundDoc = {
    ...account,
    _id: account.id,
    outbox,
    ...(outbox.length > 0 ? { pending: 1 as const } : {}),
  };
  const follow = store.atomicFollowUps
    ? lines.map(({ entry }): WriteOp => ({
        op: 'add',
        collection: 'fund_entries',
        doc: { _id: entry.id, ...entry },
      }))
    : [];
  const done = before
    ? await store.swap('funds', doc, before.seq, follow)
    : await store.insert('funds', doc, follow);
  if (done && outbox.length > 0) await store.write(statementOps(doc));
  return done;
}

/** Writes out statement lines that wait in an account's outbox. */
export function statementOps(doc: FundDoc): WriteOp[] {
  if (doc.outbox.length === 0) return [];
  return [
    ...doc.outbox.map(({ entry }): WriteOp => ({
      op: 'add',
      collection: 'fund_entries',
      doc: { _id: entry.id, ...entry },
    })),
    { op: 'clear-effects', collection: 'funds', id: doc._id, effects: doc.outbox.map(({ id }) => id) },
  ];
}
