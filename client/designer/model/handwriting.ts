/**
 * A process that was written as a machine stays as it was written while only the meaning of its steps is changed in the
 * drawing (who, form, deadline, words): the change is carried over, state by state. What changes the order of steps is
 * not: then the machine becomes the drawing's.
 */
import { equalJson, isObject } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';

interface MetaChange {
  path: string[];
  /** What of the state changes. */
  part: (typeof PARTS)[number];
  before: JsonObject;
  after: JsonObject;
}

/**
 * The machine with the changes of meaning between two compilings of its drawing; null where the order changed, or where
 * a changed state cannot be found in it for certain.
 */
export function carriedOver(machine: JsonObject, before: JsonObject, after: JsonObject): JsonObject | null {
  const changes: MetaChange[] = [];
  if (!sameOrder(before, after, [], changes)) return null;
  if (changes.length === 0) return machine;
  const next = structuredClone(machine);
  const states = allStates(next, []);
  for (const change of changes) {
    const state = findState(states, change.path);
    if (!state) return null;
    const { part } = change;
    const meta: JsonObject = isObject(state[part]) ? state[part] : {};
    for (const name of new Set([...Object.keys(change.before), ...Object.keys(change.after)])) {
      if (equalJson(change.before[name], change.after[name])) continue;
      if (change.after[name] === undefined) delete meta[name];
      else meta[name] = change.after[name];
    }
    state[part] = meta;
  }
  return next;
}

/** What a drawing says of a state beside its place in the order. */
const PARTS = ['meta', 'with'] as const;

/** Whether two machines differ in nothing but meta, parameters of pieces and descriptions; notes where they differ. */
function sameOrder(one: JsonObject, other: JsonObject, path: string[], changes: MetaChange[]): boolean {
  const [mine, theirs] = [isObject(one.states) ? one.states : {}, isObject(other.states) ? other.states : {}];
  const keys = Object.keys(mine);
  if (keys.length !== Object.keys(theirs).length) return false;
  if (!equalJson(bare(one), bare(other))) return false;
  for (const part of PARTS) {
    const [a, b] = [one[part], other[part]];
    const [before, after] = [isObject(a) ? a : {}, isObject(b) ? b : {}];
    if (!equalJson(before, after)) changes.push({ path, part, before, after });
  }
  return keys.every((key) => {
    const [a, b]: (Json | undefined)[] = [mine[key], theirs[key]];
    return isObject(a) && isObject(b) && sameOrder(a, b, [...path, key], changes);
  });
}

function bare(state: JsonObject): JsonObject {
  const { meta: _meta, with: _with, description: _description, states: _states, ...rest } = state;
  return rest;
}

interface Found {
  path: string[];
  state: JsonObject;
}

function allStates(node: JsonObject, path: string[]): Found[] {
  const states = isObject(node.states) ? node.states : {};
  return Object.entries(states).flatMap(([key, state]) =>
    isObject(state) ? [{ path: [...path, key], state }, ...allStates(state, [...path, key])] : [],
  );
}

/** The drawing may wrap states in further ones: the keys of the way to a state are found in its way, in order. */
function findState(states: Found[], path: string[]): JsonObject | undefined {
  const key = path.at(-1);
  const fitting = states.filter((found) => found.path.at(-1) === key && isWithin(found.path, path));
  const longest = Math.max(0, ...fitting.map((found) => found.path.length));
  const best = fitting.filter((found) => found.path.length === longest);
  return best.length === 1 ? best[0]?.state : undefined;
}

function isWithin(short: string[], long: string[]): boolean {
  let at = 0;
  for (const key of long) if (key === short[at]) at += 1;
  return at === short.length;
}
