/** Answers to what a decision looks up. */
import { lookUpOf, type Block } from '../blocks/block.ts';
import type { Asking } from '../engine/ask.ts';
import type { FactsAtHand } from '../engine/facts.ts';
import type { LookupQuery } from '../engine/lookups.ts';
import type { Json } from '../vocabulary.ts';
import type { Rows, Surroundings } from './port.ts';
import type { Work } from './work.ts';

/** What a decision has at hand. */
export function factsAtHand(world: Surroundings, newCaseId = ''): FactsAtHand {
  return {
    now: world.now(),
    calendar: world.calendar(),
    param: (key, region, day) => world.param(key, region, day),
    regionName: (region) => world.regionName(region),
    newCaseId,
  };
}

/** Does work that asks, answering from the world; `blocks` are those its process runs with. */
export function* answered<T>(
  world: Surroundings & Rows,
  blocks: readonly Block[],
  asking: Asking<T>,
): Work<T> {
  let step = asking.next();
  while (!step.done) step = asking.next(yield* answerTo(world, blocks, step.value));
  return step.value;
}

/** What a query finds now. */
export function answerTo(
  world: Surroundings & Rows,
  blocks: readonly Block[],
  query: LookupQuery,
): Work<Json> {
  return lookUpOf(blocks, query.kind).find(world, query);
}
