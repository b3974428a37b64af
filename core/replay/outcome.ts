/** What came of a case, and in what two outcomes differ. */
import type { ReplayOutcome } from '../api-admin.ts';
import type { FundEntry } from '../fund/types.ts';
import { toMs } from '../time/instant.ts';
import type { Case, CaseEvent, Fen, JsonObject } from '../vocabulary.ts';

/** A real clock acts on what is due a moment late. */
const SAME_MS = 60_000;

/** What a case left behind. */
interface Traces {
  events: CaseEvent[];
  entries: FundEntry[];
  rows: JsonObject[];
}

/** What came of it. */
export function outcomeOf(c: Case, { events, entries, rows }: Traces): ReplayOutcome {
  return {
    status: c.status,
    outcome: c.outcome ?? null,
    steps: events.flatMap(({ type, step }) => (type === 'step.entered' && step !== undefined ? [step] : [])),
    amount: granted(rows) ?? moved(entries),
    duration: c.endedAt === undefined ? null : toMs(c.endedAt) - toMs(c.startedAt),
  };
}

/** What its ledger rows say was granted; money of other accounts than the house's is only there. */
function granted(rows: JsonObject[]): Fen | null {
  const amounts = rows.flatMap(({ amount }) => (typeof amount === 'number' ? [amount] : []));
  return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : null;
}

/** What accounts spent on it, else hold for it, else took in through it. */
function moved(entries: FundEntry[]): Fen | null {
  if (entries.length === 0) return null;
  const sum = (...types: FundEntry['type'][]): Fen =>
    entries.filter(({ type }) => types.includes(type)).reduce((total, { amount }) => total + amount, 0);
  const spent = sum('支出') - sum('冲回');
  const held = sum('占用') - sum('释放') - sum('支出');
  return spent || held || sum('预拨', '补充');
}

/** In what they differ. */
export function differences(was: ReplayOutcome, would: ReplayOutcome): string[] {
  const differs: string[] = [];
  if (was.status !== would.status || was.outcome !== would.outcome) differs.push('outcome');
  if (was.amount !== would.amount) differs.push('amount');
  if (was.duration !== null && would.duration !== null && Math.abs(was.duration - would.duration) > SAME_MS)
    differs.push('duration');
  if (was.steps.join() !== would.steps.join()) differs.push('steps');
  return differs;
}
