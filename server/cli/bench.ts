/** `xiangzhi bench`: the house against its own store, as ratios in one run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from '../../tests/bench/measure.ts';

export async function run(args: string[], root: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'xiangzhi-bench-'));
  try {
    await measure({
      root,
      folder,
      seconds: Number(args[0] ?? 5),
      ...(process.env.MONGODB_URI ? { mongoUri: process.env.MONGODB_URI } : {}),
    });
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
