/** A case opens another one. */
import { allowanceOf } from '../../engine/allowance.ts';
import { SYSTEM } from '../../engine/run.ts';
import type { Carrier } from '../../world/carrier.ts';
import { wait } from '../../world/work.ts';
import { lost } from './deliver.ts';

/** Opens it under an id that follows from the effect's, so that it is opened once. */
export const open: Carrier<'open'> = function* (world, from, effect) {
  const { id, process: key, region, data, openedBy } = effect;
  const process = world.newest(key);
  if (!process) {
    yield* lost(world, from, effect, 'unknown_process');
    return {};
  }
  const positions = process.definition.start.roles.map((role) => ({ role, region }));
  const by = { ...SYSTEM, positions };
  const start = { type: 'Start' as const, by, data, openedBy, ...allowanceOf(effect) };
  const outcome = yield* wait(world.start(key, start, id.replaceAll(':', '-')));
  if (!outcome.ok) yield* lost(world, from, effect, outcome.rejection.code);
  return {};
};
