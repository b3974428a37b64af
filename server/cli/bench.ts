/**
 * `xiangzhi bench [秒] [轮]`: the house against its own store, as ratios in one run; with MONGODB_URI on that too. It
 * needs the development dependencies (autocannon).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../store/open.ts';
import { messages } from './messages.ts';

const SECONDS = 2;
const ROUNDS = 5;

export async function run(args: string[], root: string): Promise<number> {
  const [seconds = SECONDS, rounds = ROUNDS] = args.map(Number);
  if (!(seconds > 0) || !(Number.isInteger(rounds) && rounds > 0)) {
    console.error(messages.bench.usage);
    return 2;
  }
  // measured from sources that are not shipped to an office
  const { measure } = await import('../../tests/bench/measure.ts');
  const plan = { root, seconds, rounds };
  const folder = mkdtempSync(join(tmpdir(), 'xiangzhi-bench-'));
  try {
    await measure(plan, messages.bench.embedded, await openStore({ folder }));
    const { MONGODB_URI: mongoUri } = process.env;
    if (mongoUri) {
      const mongoDatabase = `xiangzhi_bench_${process.pid}`;
      await measure(plan, 'MongoDB', await openStore({ folder, mongoUri, mongoDatabase }));
    } else console.log(messages.bench.noMongo);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
