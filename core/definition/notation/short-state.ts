/** One state written short; `states.ts` writes it out again. */
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import { OF_XSTATE } from './states.ts';
import { shortWay } from './ways.ts';

/** Shortens a list of actions. */
type Acts = (actions: Json[]) => Json;

/** A state in short, its own states as they are. `leads`: its outcomes say where they lead. */
export function shortState(state: JsonObject, acts: Acts, leads: boolean): JsonObject {
  const on = isObject(state.on) ? { ...state.on } : null;
  const short: JsonObject = {};
  for (const [key, part] of Object.entries(state)) {
    if (key === 'meta') Object.assign(short, shortMeta(part, leads ? on : null, acts));
    else if (key !== 'on') short[key] = shortPart(key, part, acts);
    else if (!on || Object.keys(on).length > 0 || Object.keys(part as JsonObject).length === 0)
      short.on = on ? shortWays(on, acts) : part;
  }
  return short;
}

function shortPart(key: string, part: Json, acts: Acts): Json {
  if (key === 'after') return isObject(part) ? shortWays(part, acts) : part;
  if (key === 'always' || key === 'onDone') return shortWay(part, acts);
  if ((key !== 'entry' && key !== 'exit') || !Array.isArray(part)) return part;
  const short = acts(part);
  // one that keeps its type is told from a canonical one by standing in a list
  return isObject(short) && 'type' in short ? [short] : short;
}

function shortWays(ways: JsonObject, acts: Acts): JsonObject {
  return Object.fromEntries(Object.entries(ways).map(([event, way]) => [event, shortWay(way, acts)]));
}

/** What `meta` says, under the state's own names; outcomes take what is heard of them out of `on`. */
function shortMeta(meta: Json, on: JsonObject | null, acts: Acts): JsonObject {
  const names = isObject(meta) ? Object.keys(meta) : [];
  if (!isObject(meta) || names.length === 0 || names.some((name) => OF_XSTATE.has(name))) return { meta };
  return isObject(meta.task) ? { ...meta, task: shortTask(meta.task, on, acts) } : meta;
}

function shortTask(task: JsonObject, on: JsonObject | null, acts: Acts): JsonObject {
  const short: JsonObject = {};
  for (const [key, part] of Object.entries(task)) {
    if (key === 'seats' && Array.isArray(part) && part.length > 0) {
      const who = part.map(shortSeat);
      short.who = who.length === 1 ? who[0]! : who;
    } else if (key === 'outcomes' && isObject(part))
      short.outcomes = Object.fromEntries(
        Object.entries(part).map(([name, outcome]) => [name, shortOutcome(name, outcome, on, acts)]),
      );
    else short[key] = part;
  }
  return short;
}

function shortSeat(seat: Json): Json {
  return isObject(seat) && typeof seat.role === 'string' && Object.keys(seat).length === 1 ? seat.role : seat;
}

function shortOutcome(name: string, outcome: Json, on: JsonObject | null, acts: Acts): Json {
  const way = on?.[name];
  if (!isObject(outcome) || !on || way === undefined) return outcome;
  delete on[name];
  const { target, actions, ...rest } = isObject(way) ? way : {};
  const plain = isObject(way) && Object.keys(way).length > 0 && Object.keys(rest).length === 0;
  if (!plain || (actions !== undefined && !Array.isArray(actions))) {
    const short = shortWay(way, acts);
    return { ...outcome, to: short };
  }
  return {
    ...outcome,
    ...(target === undefined ? {} : { to: target }),
    ...(actions === undefined ? {} : { do: acts(actions) }),
  };
}
