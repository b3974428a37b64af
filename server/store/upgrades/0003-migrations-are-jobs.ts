/** Migrations of running cases were documents of their own that held all their cases; they are jobs with items now. */
import type { By, JobDoc, JobItemDoc } from '../documents.ts';
import { itemDoc } from '../jobs.ts';
import type { Doc, Store, WriteOp } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OlderMigration extends Doc {
  process: string;
  from: number;
  to: number;
  mapping: string;
  reason: string;
  by: By;
  state: 'running' | 'done' | 'stopped';
  cases: string[];
  next: number;
  moved: number;
  left: { id: string; caseNo: string; reasons: string[] }[];
  startedAt: string;
  endedAt: string | null;
}

export const migrationsAreJobs: Upgrade = {
  number: 3,
  what: 'migrations of running cases are jobs, their cases items',
  async run(store) {
    const all: OlderMigration[] = [];
    await rewrite<OlderMigration>(store, 'migrations', (doc) => (all.push(doc), null));
    for (const doc of all) {
      await store.write(
        itemsOf(doc).map((item): WriteOp => ({ op: 'put', collection: 'job_items', doc: item })),
      );
      await store.insert('jobs', jobOf(doc));
      await remove(store, doc);
    }
  },
};

const remove = (store: Store, { _id }: OlderMigration): Promise<boolean> => store.delete('migrations', _id);

function jobOf(doc: OlderMigration): JobDoc {
  const { from, to, reason } = doc;
  const mapping = JSON.parse(doc.mapping) as Record<string, string | null>;
  return {
    _id: doc._id,
    seq: 1,
    kind: 'migration',
    subject: doc.process,
    params: JSON.stringify({ from, to, mapping, reason }),
    by: doc.by,
    state: doc.state,
    total: doc.cases.length,
    cursor: doc.next,
    done: doc.moved,
    left: doc.left.length,
    attempts: 0,
    nextAt: 0,
    error: null,
    startedAt: doc.startedAt,
    endedAt: doc.endedAt,
  };
}

function itemsOf({ _id, cases, left }: OlderMigration): JobItemDoc[] {
  const why = new Map(left.map((one) => [one.id, one]));
  return cases.map((id, index) => {
    const item = itemDoc(_id, index + 1, id);
    const found = why.get(id);
    return found ? { ...item, state: 'left', label: found.caseNo, reasons: found.reasons } : item;
  });
}
