/** What an expectation can look at. */
import type { CompiledProcess } from '../engine/process.ts';
import { stepsOf } from '../engine/steps.ts';
import type { FundAccount } from '../fund/types.ts';
import { available } from '../fund/account.ts';
import type { Case, CaseEvent, JsonObject } from '../vocabulary.ts';
import type { DocumentRow, LedgerRow, MessageRow } from '../world/rows.ts';
import type { CaseLook } from './types.ts';

/** What a case left in its world. */
interface Traces {
  ledger: LedgerRow[];
  referrals: LedgerRow[];
  messages: MessageRow[];
  documents: DocumentRow[];
  /** Its street's account. */
  account: FundAccount | null;
  events: CaseEvent[];
}

/** A case as a scenario sees it, with what it left. */
export function lookOf(process: CompiledProcess, c: Case, traces: Traces): CaseLook {
  const tasks = c.activities.flatMap((a) => a.tasks).filter((t) => t.state === 'open');
  const { account } = traces;
  return {
    steps: stepsOf(process, c),
    status: c.status,
    outcome: c.outcome ?? null,
    tasks: tasks.map((t) => ({ step: t.step, role: t.role, due: t.due ?? null })),
    data: c.data,
    ledger: traces.ledger.map(({ ledger, data, from, to }) => ({
      ...data,
      ledger,
      from,
      to,
      case: c.caseNo,
    })),
    notice: [],
    fund: account && {
      balance: account.balance,
      committed: account.committed,
      available: available(account),
    },
    events: traces.events as unknown as JsonObject[],
    messages: traces.messages.map(({ to, text, at }) => ({ to, text, at })),
    documents: traces.documents.map(({ title, number, body, at }) => ({ title, number, body, at })),
    referrals: traces.referrals.map(({ data }) => data),
    ...(Object.assign({}, ...process.blocks.map((block) => block.looks?.(c))) as Partial<CaseLook>),
  };
}
