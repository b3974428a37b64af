/** Which of an office's accounts, one a year, an operation belongs to. */
import type { FundOp, JsonObject } from '../vocabulary.ts';
import { heldBy, known } from './once.ts';
import type { FundAccount, FundRequest } from './types.ts';

/** Operations that belong to the account on which the case has money, also after the year has turned. */
const FOLLOWS_REF: ReadonlySet<FundOp> = new Set(['spend', 'release', 'reverse', 'block', 'unblock']);

/** The year of an operation on an account of its own choice: the one it names (`data.year`), else this year. */
export function yearOf(data: JsonObject, thisYear: number): number {
  return typeof data.year === 'number' && Number.isInteger(data.year) ? data.year : thisYear;
}

/**
 * The account an operation goes to, among those of one office; null where that year has none. One that was answered
 * before stays where it was; what follows a commitment goes where the case has money, whatever the year.
 */
export function accountFor(
  accounts: readonly FundAccount[],
  ask: FundRequest,
  thisYear: number,
): FundAccount | null {
  const answered = accounts.find((account) => known(account, ask));
  if (answered) return answered;
  const named = accounts.find(({ year }) => year === yearOf(ask.data, thisYear)) ?? null;
  if (!FOLLOWS_REF.has(ask.op) || typeof ask.data.year === 'number') return named;
  const part = ask.op === 'reverse' ? 'spent' : 'committed';
  const newestFirst = [...accounts].sort((a, b) => b.year - a.year);
  const holding =
    ask.op === 'unblock'
      ? newestFirst.find(({ blocks }) => blocks.includes(ask.ref))
      : (newestFirst.find((account) => heldBy(account, ask.ref)[part] > 0) ??
        newestFirst.find((account) => Object.hasOwn(account.refs, ask.ref)));
  return holding ?? named;
}

/** The cases that block an office in accounts other than this one. */
export function blockedElsewhere(accounts: readonly FundAccount[], account: FundAccount | null): string[] {
  return accounts.filter(({ id }) => id !== account?.id).flatMap(({ blocks }) => blocks);
}
