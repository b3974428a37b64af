/** What is said of a verified record. */
import type { Verified } from '../store/verify-log.ts';
import { messages } from './messages.ts';
import { signs } from '../../core/signs/messages.ts';

/** Says what was found; the exit code. */
export function printVerified({ cases, faults }: Verified): number {
  for (const { caseNo, record, message } of faults)
    console.log(`✗ ${caseNo} ${signs.said(String(record), message)}`);
  console.log(
    messages.verified.result(
      cases,
      faults.length === 0 ? messages.verified.whole : messages.verified.damaged(faults.length),
    ),
  );
  return faults.length === 0 ? 0 : 1;
}
