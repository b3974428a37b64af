/** Where a ledger row comes from: one a case, ledger and name, each with its place in what the case asked for. */
import type { Effect } from '../../vocabulary.ts';
import type { CaseRow, LedgerRow } from '../../world/rows.ts';

/** More than one command ever asks for. */
const EFFECTS_OF_A_COMMAND = 1_000;

/** What every row of a case says of where it comes from. */
export function rowOf(
  from: CaseRow,
  name: string,
  id: string,
  effect: Effect,
): Pick<LedgerRow, 'id' | 'rev' | 'ledger' | 'case' | 'caseNo'> {
  return { id, rev: placeOf(effect), ledger: name, case: from.id, caseNo: from.caseNo };
}

/** An effect's place in the history of its case: one carried out late, or again, never undoes one asked for after it. */
function placeOf({ id }: Effect): number {
  const [, seq = '0', n = '0'] = /:(\d+):e(\d+)$/.exec(id) ?? [];
  return Number(seq) * EFFECTS_OF_A_COMMAND + Number(n);
}
