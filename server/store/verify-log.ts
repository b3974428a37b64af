/** The record of every case against its hash chain. */
import type { CaseDoc, RecordDoc } from './documents.ts';
import { verifyChain, type ChainFault } from './hash-chain.ts';
import type { Store } from './types.ts';

const BATCH = 1000;

export interface Verified {
  cases: number;
  faults: (ChainFault & { caseNo: string })[];
}

/** Recomputes the chains of the cases named, else of all. */
export async function verifyLog(store: Store, ids: string[] = []): Promise<Verified> {
  const verified: Verified = { cases: 0, faults: [] };
  for await (const doc of casesOf(store, ids)) {
    verified.cases += 1;
    const fault = verifyChain(await recordsOf(store, doc._id), { ...doc, hash: doc.log });
    if (fault) verified.faults.push({ ...fault, caseNo: doc.caseNo });
  }
  return verified;
}

async function* casesOf(store: Store, ids: string[]): AsyncGenerator<CaseDoc> {
  if (ids.length > 0) {
    for (const doc of await store.getMany<CaseDoc>('cases', ids)) if (doc) yield doc;
    return;
  }
  for (let after: { value: string; id: string } | undefined; ;) {
    const page = await store.find<CaseDoc>('cases', {
      sort: { by: '_id', dir: 1 },
      limit: BATCH,
      ...(after ? { after } : {}),
    });
    yield* page;
    const last = page[page.length - 1];
    if (!last || page.length < BATCH) return;
    after = { value: last._id, id: last._id };
  }
}

async function recordsOf(store: Store, id: string): Promise<RecordDoc[]> {
  const records: RecordDoc[] = [];
  for (;;) {
    const last = records[records.length - 1];
    const page = await store.find<RecordDoc>('events', {
      filter: { case: id },
      sort: { by: 'seq', dir: 1 },
      limit: BATCH,
      ...(last ? { after: { value: last.seq, id: last._id } } : {}),
    });
    records.push(...page);
    if (page.length < BATCH) return records;
  }
}
