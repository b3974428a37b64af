/** What an expectation can look at. */
import { noticeSlot } from '../blocks/notice/state.ts';
import type { CompiledProcess } from '../engine/process.ts';
import { stepsOf } from '../engine/steps.ts';
import { available, type FundAccount } from '../fund/account.ts';
import type { Case, CaseEvent, JsonObject } from '../vocabulary.ts';
import { publicNotice } from './public-notice.ts';
import type { CaseLook } from './types.ts';

/** A case as a scenario sees it, with its ledger rows and its street's account. */
export function lookOf(
  process: CompiledProcess,
  c: Case,
  ledger: JsonObject[],
  account: FundAccount | null,
  events: CaseEvent[],
): CaseLook {
  const tasks = c.activities.flatMap((a) => a.tasks).filter((t) => t.state === 'open');
  const notices = noticeSlot.of(c).filter((n) => !n.archived && (n.open || n.ended || n.kind === 'result'));
  return {
    steps: stepsOf(process, c),
    status: c.status,
    outcome: c.outcome ?? null,
    tasks: tasks.map((t) => ({ step: t.step, role: t.role, due: t.due ?? null })),
    data: c.data,
    ledger,
    notice: notices.map(publicNotice),
    fund: account && {
      balance: account.balance,
      committed: account.committed,
      available: available(account),
    },
    events: events as unknown as JsonObject[],
  };
}
