/**
 * Raw compare-and-set updates per second on documents of 4 KB: one after the other, and with 32 in flight. The
 * yardstick for the engine (docs: commands/s ≥ 0.75 × this). `node --import tsx tests/bench/store.bench.ts`;
 * with MONGODB_URI set MongoDB is measured too.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { openStore } from '../../server/store/open.ts';
import type { Doc, Store } from '../../server/store/types.ts';

const CASES = 2000;
const SECONDS = 4;
const WARM_UP_SECONDS = 1;
const DOCUMENT_BYTES = 4096;
const IN_FLIGHT = 32;

interface Result {
  backend: string;
  'one by one /s': number;
  [inFlight: `${number} in flight /s`]: number;
}

console.log(
  `node ${process.version}, ${cpus().length} cores, documents of ${DOCUMENT_BYTES} bytes, ${CASES} cases`,
);
const results = [await measureEmbedded()];
if (process.env['MONGODB_URI']) results.push(await measureMongo(process.env['MONGODB_URI']));
else console.log('MongoDB: not measured, MONGODB_URI is not set.');
console.table(results);

async function measureEmbedded(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-bench-'));
  try {
    return await measure('embedded', await openStore({ folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureMongo(mongoUri: string): Promise<Result> {
  const mongoDatabase = `xiangzhi_bench_${randomUUID().slice(0, 8)}`;
  const client = new MongoClient(mongoUri);
  try {
    const build = await client.db().admin().command({ buildInfo: 1 });
    const server = build['ferretdbVersion']
      ? `FerretDB ${build['ferretdbVersion']}`
      : `MongoDB ${build['version']}`;
    return await measure(server, await openStore({ folder: '', mongoUri, mongoDatabase }));
  } finally {
    await client.db(mongoDatabase).dropDatabase();
    await client.close();
  }
}

async function measure(backend: string, store: Store): Promise<Result> {
  await store.write(
    Array.from({ length: CASES }, (_, i) => ({ op: 'add', collection: 'cases', doc: caseOf(i, 0) })),
  );
  const seqs = new Array<number>(CASES).fill(0);
  const rate = async (workers: number) => {
    await swapFor(store, seqs, workers, WARM_UP_SECONDS);
    return swapFor(store, seqs, workers, SECONDS);
  };
  const alone = await rate(1);
  const together = await rate(IN_FLIGHT);
  await store.close();
  return { backend, 'one by one /s': alone, [`${IN_FLIGHT} in flight /s`]: together };
}

/** Swaps per second. Every worker has cases of its own, so that each swap must win. */
async function swapFor(store: Store, seqs: number[], workers: number, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let i = worker; performance.now() < end; i = i + workers < CASES ? i + workers : worker) {
        const seq = seqs[i]!++;
        if (!(await store.swap('cases', caseOf(i, seq + 1), seq))) throw new Error(`Case ${i} lost a swap.`);
        done++;
      }
    }),
  );
  return Math.round(done / ((performance.now() - start) / 1000));
}

/** A case as the engine writes it, filled up to the size. */
function caseOf(i: number, seq: number): Doc & { seq: number } {
  const doc = {
    _id: `case-${i}`,
    seq,
    process: `process-${i % 60}`,
    status: 'running',
    caseNo: `SL-2026-${i}`,
    startedAt: '2026-03-02T01:00:00.000Z',
    filer: { user: `user-${i % 500}`, name: '张三' },
    keys: [`key-${i}`],
    scope: ['33', '3301', '330102', '330102001'],
    nextTimer: `2026-03-${String(1 + (seq % 28)).padStart(2, '0')}`,
    outbox: [],
    data: '',
  };
  doc.data = 'x'.repeat(DOCUMENT_BYTES - Buffer.byteLength(JSON.stringify(doc)));
  return doc;
}
