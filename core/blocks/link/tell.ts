/** The case that opened this one is told how it ended. */
import type { Carrier } from '../../world/carrier.ts';
import { deliver } from './deliver.ts';

/** Tells it. */
export const tell: Carrier<'tell'> = function* (world, from, effect) {
  yield* deliver(world, from, effect, effect.case, { ...effect.data, case_no: from.caseNo });
  return {};
};
