/** What is said of a verified record. */
import type { Verified } from '../store/verify-log.ts';

/** Says what was found; the exit code. */
export function printVerified({ cases, faults }: Verified): number {
  for (const { caseNo, record, message } of faults) console.log(`✗ ${caseNo} ${record}:${message}`);
  console.log(
    `核对 ${cases} 件,${faults.length === 0 ? '记录完整' : `${faults.length} 件的记录被改动或缺失`}`,
  );
  return faults.length === 0 ? 0 : 1;
}
