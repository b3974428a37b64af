/** What is due: a case hears its timer as a command; one that refuses is told so, once, and left alone. */
import type { Case, Instant, Timer } from '../vocabulary.ts';
import { words } from './messages.ts';
import type { World } from './port.ts';
import { wait, type Later, type Work } from './work.ts';

/** Refusals that mean: not now. */
const LATER: ReadonlySet<string> = new Set(['conflict', 'suspended']);

/** A timer that its case refused. */
export class TimerRefused extends Error {}

/** The first timer of a case that is due by `until`. */
export function firstDue({ timers }: Case, until: Instant): Timer | undefined {
  return timers.filter(({ at }) => at <= until).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
}

/** Fires it. False when it could not be: the case is told, and `failed` hears why. */
export function* fireFirst(
  world: World,
  c: Case,
  until: Instant,
  failed: (timer: Timer, fault: unknown) => Later<void>,
): Work<boolean> {
  const first = firstDue(c, until);
  if (!first) return false;
  let reason = 'fault';
  let fault: unknown;
  try {
    const outcome = yield* wait(world.command(c.id, { type: 'FireTimer', timer: first.id }));
    if (outcome.ok || LATER.has(outcome.rejection.code)) return true;
    reason = outcome.rejection.code;
    fault = new TimerRefused(`the timer was refused: ${reason}`);
  } catch (error) {
    fault = error;
  }
  const kind = first.kind ?? `${first.block}.${first.what}`;
  const data = { timer: first.id, kind, reason };
  yield* wait(world.raise(c.id, { id: `timer:${first.id}`, message: words.timerRefused, data }));
  yield* wait(failed(first, fault));
  return false;
}
