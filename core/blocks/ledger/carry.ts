/** Ledger rows are put, or ended. */
import { ancestorsOf } from '../../values/region.ts';
import type { Carrier } from '../../world/carrier.ts';
import { wait } from '../../world/work.ts';
import { rowOf } from './row.ts';

/** Puts a row, or ends one this case wrote. */
export const write: Carrier<'ledger'> = function* (world, from, effect) {
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
