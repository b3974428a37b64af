/**
 * The guard `{ "type": "in", "params": { "state": WHERE, "if": FEEL } }`: parallel branches that depend on where the
 * others are. WHERE is the path of a state from the root (`visit.home_visit`), `{all: […]}`, `{any: […]}`,
 * `{least: 2, of: […]}` or `{not: …}`.
 */
import { and, not, or, pathToStateValue, stateIn } from 'xstate';
import type { Json, JsonObject } from '../vocabulary.ts';
import type { Watch } from './watch.ts';

type Condition = (condition: string, context: unknown) => boolean;

/**
 * The config with every such guard as something XState can ask; XState gives a guard by name no look at the state. A
 * watched guard carries the transition it belongs to as `asked`.
 */
export function withStateGuards(config: unknown, holds: Condition, watch?: Watch): unknown {
  if (Array.isArray(config)) return config.map((item) => withStateGuards(item, holds, watch));
  if (typeof config !== 'object' || config === null) return config;
  if (isStateGuard(config)) return stateGuard(config.params, holds, watch);
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      key === 'meta' || key === 'params' ? value : withStateGuards(value, holds, watch),
    ]),
  );
}

function isStateGuard(value: object): value is { type: 'in'; params: JsonObject } {
  return 'type' in value && value.type === 'in' && 'params' in value;
}

/** A guard as XState takes it: a plain function, or made of its own `stateIn`, `and`, `or`, `not`. */
type Guard = ReturnType<typeof stateIn> | ((call: { context: unknown }) => boolean);

const all = (guards: Guard[]): Guard => and(guards as never) as Guard;
const any = (guards: Guard[]): Guard => or(guards as never) as Guard;

function stateGuard(params: JsonObject, holds: Condition, watch?: Watch): unknown {
  const condition = params.if;
  const asked: Guard[] = [isThere(params.state as Json)];
  if (typeof condition === 'string')
    asked.push(({ context }: { context: unknown }) => holds(condition, context));
  if (!watch || typeof params.asked !== 'string') return all(asked);
  const told = (answer: boolean): Guard => tellingGuard(watch, params.asked as string, answer);
  return any([all([...asked, told(true)]), told(false)]);
}

/** A guard that answers what it tells. */
function tellingGuard(watch: Watch, id: string, answer: boolean): Guard {
  return () => {
    watch.asked(id, answer);
    return answer;
  };
}

function isThere(where: Json): Guard {
  if (typeof where === 'string') return stateIn(pathToStateValue(where.split('.')));
  const { all: every, any: some, not: none, least, of } = where as JsonObject;
  if (Array.isArray(every)) return all(every.map(isThere));
  if (Array.isArray(some)) return any(some.map(isThere));
  if (Array.isArray(of)) return atLeast(Number(least), of.map(isThere));
  return none === undefined ? any([]) : (not(isThere(none) as never) as Guard);
}

/** So many of these, counted one after the other: a guard made of `and` and `or` alone would try every choice of them. */
function atLeast(least: number, guards: Guard[]): Guard {
  let count = 0;
  const step = (answer: () => boolean): Guard => answer;
  const begin = step(() => ((count = 0), true));
  const counted = guards.map((guard) =>
    any([all([guard, step(() => ((count += 1), true))]), step(() => true)]),
  );
  return all([begin, ...counted, step(() => count >= least)]);
}
