/** Ledger rows: one a case, ledger and name, each with its place in what the case asked for. */
import { ancestorsOf } from '../../values/region.ts';
import type { Effect } from '../../vocabulary.ts';
import type { Carrier } from '../carrier.ts';
import type { CaseRow, LedgerRow } from '../rows.ts';
import { wait } from '../work.ts';

/** More than one command ever asks for. */
const EFFECTS_OF_A_COMMAND = 1_000;

/** Puts a row, or ends one this case wrote. */
export const ledger: Carrier<'ledger'> = function* (world, from, effect) {
  const base = rowOf(from, effect.ledger, `${from.id}:${effect.ledger}:${effect.row}`, effect);
  const { data, keys, region, to } = effect;
  if (effect.op === 'put') {
    const scope = [...ancestorsOf(region), region];
    const row = { ...base, data, keys, from: effect.from, to: to ?? null, region, scope };
    return { rows: [{ table: 'ledger', row }] };
  }
  const [old] = yield* wait(world.get('ledger', [base.id]));
  if (!old) return {};
  const row = { ...old, rev: base.rev, to: to ?? effect.from, data: { ...old.data, ...data } };
  return { rows: [{ table: 'ledger', row }] };
};

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
