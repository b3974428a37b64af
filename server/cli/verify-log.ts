/** `xiangzhi verify-log [case id…]`: recomputes the hash chain of cases. Exit 1 and the place where one is broken. */
import { readConfig } from '../config/config.ts';
import type { CaseDoc, RecordDoc } from '../store/documents.ts';
import { verifyChain } from '../store/hash-chain.ts';
import { openHouseStore } from '../store/open.ts';
import type { Store } from '../store/types.ts';

const BATCH = 1000;

export async function run(args: string[], root: string): Promise<number> {
  const config = readConfig(process.env, root);
  const store = await openHouseStore(config);
  let [cases, faults] = [0, 0];
  for await (const doc of casesOf(store, args)) {
    cases += 1;
    const fault = verifyChain(await recordsOf(store, doc._id), { seq: doc.seq, hash: doc.log }, doc._id);
    if (!fault) continue;
    faults += 1;
    console.log(`✗ ${doc.caseNo} ${fault.record}:${fault.message}`);
  }
  console.log(`核对 ${cases} 件,${faults === 0 ? '记录完整' : `${faults} 件的记录被改动或缺失`}`);
  await store.close();
  return faults === 0 ? 0 : 1;
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
