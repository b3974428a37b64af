/**
 * Loads a store as hard as it can and tells each acknowledged write on standard output, until it is killed.
 * Started by durability.test.ts: `node --import tsx crash-child.ts <folder> <round>`.
 */
import { writeSync } from 'node:fs';
import { openEmbedded } from './open.ts';

const WORKERS = 16;
const [folder, round] = process.argv.slice(2);
const store = await openEmbedded(folder!);

async function work(worker: number): Promise<void> {
  const id = `${round}-${worker}`;
  await store.insert('cases', { _id: id, seq: 0, keys: [`key-${id}`], padding: 'x'.repeat(2000) });
  for (let seq = 1; ; seq++) {
    const doc = {
      _id: id,
      seq,
      keys: [`key-${id}`],
      scope: [`33`, `33${seq % 50}`],
      padding: 'x'.repeat(2000),
    };
    if (!(await store.swap('cases', doc, seq - 1))) throw new Error(`${id} lost a race it was alone in`);
    await store.write([
      { op: 'append', doc: { _id: `${id}:${seq}:0`, case: id, seq } },
      {
        op: 'put',
        collection: 'tasks',
        doc: { _id: id, rev: seq, case: id, candidates: [`at-${seq}`], state: 'open' },
      },
    ]);
    writeSync(1, `${id} ${seq}\n`);
  }
}

writeSync(1, 'ready\n');
await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
