/** Where a case stands, as far as it decides how it can go on. */
import { seatNumber } from '../../engine/origin.ts';
import { isObject } from '../../json.ts';
import { available } from '../../fund/account.ts';
import type { Case, Feel, Json } from '../../vocabulary.ts';
import type { SimulatedWorld } from '../simulated-world.ts';

/** Ids of the states a case is in, those around included. */
export function activeStates(c: Case): string[] {
  return statesIn(c.state.value, c.process);
}

function statesIn(value: Json, id: string): string[] {
  if (typeof value === 'string') return [id, `${id}.${value}`];
  const inner = isObject(value) ? Object.entries(value) : [];
  return [id, ...new Set(inner.flatMap(([key, below]) => statesIn(below, `${id}.${key}`)))];
}

/** The same for two cases that can go on alike: where they are, who has acted, what is announced, what holds. */
export function signatureOf(world: SimulatedWorld, c: Case, conditions: Feel[]): string {
  const asking = world.asking(c);
  const account = world.streetAccount(c);
  return JSON.stringify([
    c.status,
    c.state.value,
    conditions.map((condition) => (asking.holds(condition) ? 1 : 0)),
    c.activities.map(({ node, tasks }) => [
      node,
      tasks.map((task) => `${seatNumber(task) ?? task.origin.kind} ${task.state}`),
    ]),
    world.version(c).blocks.map((block) => block.standing?.(c) ?? null),
    c.timers.map((timer) => timer.kind ?? `${timer.block}.${timer.what}`),
    account && [available(account) > 0, account.balance < account.threshold],
  ]);
}
