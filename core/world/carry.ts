/** Effects are carried out here and nowhere else, on the server and in a simulation alike: by the block each belongs to. */
import type { Block } from '../blocks/block.ts';
import type { Effect } from '../vocabulary.ts';
import type { Carried, Carrier } from './carrier.ts';
import type { World } from './port.ts';
import type { CaseRow } from './rows.ts';
import { wait, type Work } from './work.ts';

/** Carries out one effect of a case. */
export function* carry(world: World, from: CaseRow, effect: Effect): Work<Carried> {
  const { blocks } = yield* wait(world.version(from));
  return yield* carrierOf(blocks, effect.kind)(world, from, effect);
}

function carrierOf(blocks: readonly Block[], kind: Effect['kind']): Carrier {
  for (const { carries } of blocks)
    if (carries && Object.hasOwn(carries, kind)) return carries[kind] as Carrier;
  throw new Error(`no block carries out ${kind}`);
}
