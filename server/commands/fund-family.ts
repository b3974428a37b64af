/** The family of accounts that scenarios and training calls speak of when they name only a street. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FundSeed } from '../../seeds/load.ts';

/** As the seeds say. */
export function fundFamily(root: string): FundSeed {
  return JSON.parse(readFileSync(join(root, 'seeds/funds.json'), 'utf8')) as FundSeed;
}
