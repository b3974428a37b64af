/** What a message says, filled in when it is sent with what the case and its world are then. */
import type { CompiledProcess } from '../../engine/process.ts';
import { asking } from '../../engine/ask.ts';
import type { MachineEvent } from '../../engine/machine.ts';
import { SYSTEM } from '../../engine/run.ts';
import { scopeOf } from '../../engine/scope.ts';
import { fill } from '../../engine/template.ts';
import { isObject } from '../../json.ts';
import type { Case, Instant, JsonObject } from '../../vocabulary.ts';
import { answered, factsAtHand } from '../../world/lookups.ts';
import type { Rows, Surroundings } from '../../world/port.ts';
import type { Work } from '../../world/work.ts';
import type { NotifyEffect } from './spec.ts';

/** What is told, and when it was. */
interface Told extends Pick<NotifyEffect, 'event' | 'by' | 'data'> {
  at: Instant;
}

/** Fills a text of the definition over `data` of a case. */
export function* filled(
  world: Surroundings & Rows,
  { definition, blocks }: CompiledProcess,
  c: Case,
  text: string,
  { at, by = SYSTEM, event, data }: Told,
  over: JsonObject = c.data,
): Work<string> {
  const heard = isObject(event) ? { event: eventOf(event) } : {};
  return yield* answered(
    world,
    blocks,
    asking({ ...factsAtHand(world), now: at }, (facts) =>
      fill(text, scopeOf({ definition, blocks, case: c, facts, actor: by, ...heard }, { ...over, ...data })),
    ),
  );
}

function eventOf({ type, items, ...data }: JsonObject): MachineEvent {
  return { type: String(type), data, items: Array.isArray(items) ? items : [] };
}
