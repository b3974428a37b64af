/** Referrals 转介: rows of a ledger of their own until the process they name takes them up. */
import { dayOf } from '../../time/instant.ts';
import type { Carrier } from '../../world/carrier.ts';
import { rowOf } from '../ledger/row.ts';
import { REFERRALS } from './spec.ts';

/** Writes the referral down. */
export const refer: Carrier<'refer'> = function* (world, from, effect) {
  const { process, reason, data } = effect;
  const { keys, region, scope } = from;
  const row = {
    ...rowOf(from, REFERRALS, effect.id, effect),
    data: { process, reason, ...data },
    keys,
    from: dayOf(world.now()),
    to: null,
    region,
    scope,
  };
  return { rows: [{ table: 'ledger', row }] };
};
