import type { JsonObject } from '../vocabulary.ts';
import type { FundAccount } from './types.ts';
import { available, blocking, newAccount, suspended } from './account.ts';

/**
 * What definitions see of an account, by the lookup `fund`; `cases` are those it was spent on, `elsewhere` those that
 * block its office in other years' accounts.
 */
export function fundFacts(account: FundAccount | null, elsewhere: readonly string[] = []): JsonObject {
  const a = account ?? newAccount('', '', 0);
  return {
    open: a.open,
    settled: a.settled,
    quota: a.quota,
    threshold: a.threshold,
    balance: a.balance,
    committed: a.committed,
    available: available(a),
    spent: a.spent,
    blocks: blocking(a, elsewhere).size,
    suspended: suspended(a, elsewhere),
    cases: Object.entries(a.refs)
      .filter(([, { spent }]) => spent > 0)
      .map(([ref, { caseNo, spent }]) => ({ case_no: caseNo || ref, spent })),
  };
}
