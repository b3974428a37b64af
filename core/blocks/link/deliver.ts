/** What effects that reach another case have in common: a message is heard once, and one that does not arrive is told. */
import type { Effect, JsonObject } from '../../vocabulary.ts';
import { allowanceOf } from '../../engine/allowance.ts';
import { NotCarried } from '../../world/carrier.ts';
import type { World } from '../../world/port.ts';
import type { CaseRow } from '../../world/rows.ts';
import { wait, type Work } from '../../world/work.ts';
import { words } from './messages.ts';

/** Has a case hear a message; once, by the effect's id. */
export function* deliver(
  world: World,
  from: CaseRow,
  effect: Effect & { kind: 'send' | 'tell' },
  to: string,
  data: JsonObject,
): Work<void> {
  const { id, message } = effect;
  const heard = { type: 'Deliver' as const, id, message, data, from: from.id, ...allowanceOf(effect) };
  const outcome = yield* wait(world.command(to, heard));
  if (outcome.ok) return;
  const { code } = outcome.rejection;
  // crowded out by others it is tried again; a refusal would be the same tomorrow
  if (code === 'conflict') throw new NotCarried(`${to} is busy`);
  yield* lost(world, from, effect, code);
}

/** A link to another case that leads nowhere is told to the case it came from. */
export function* lost(
  world: World,
  from: CaseRow,
  effect: Effect & { kind: 'open' | 'send' | 'tell' },
  reason: string,
): Work<void> {
  const where: JsonObject =
    effect.kind === 'tell' ? { case: effect.case } : { process: effect.process, region: effect.region };
  const message = words.lost[effect.kind];
  yield* wait(world.raise(from.id, { id: `lost:${effect.id}`, message, data: { ...where, reason } }));
}
