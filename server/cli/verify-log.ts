/** `xiangzhi verify-log [case id…]`: recomputes the hash chain of cases. Exit 1 and the place where one is broken. */
import { readConfig } from '../config/config.ts';
import { openHouseStore } from '../store/open.ts';
import { verifyLog, type Verified } from '../store/verify-log.ts';

export async function run(args: string[], root: string): Promise<number> {
  const store = await openHouseStore(readConfig(process.env, root));
  const verified = await verifyLog(store, args);
  await store.close();
  return printVerified(verified);
}

/** Says what was found; the exit code. */
export function printVerified({ cases, faults }: Verified): number {
  for (const { caseNo, record, message } of faults) console.log(`✗ ${caseNo} ${record}:${message}`);
  console.log(
    `核对 ${cases} 件,${faults.length === 0 ? '记录完整' : `${faults.length} 件的记录被改动或缺失`}`,
  );
  return faults.length === 0 ? 0 : 1;
}
