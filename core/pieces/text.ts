/** The states of a piece with their names where it is used and their ways out led on; holes are still open. */
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { throughExit } from './exits.ts';
import { holeIn } from './fill.ts';
import type { PiecePart } from './only.ts';

interface Wiring {
  /** Of steps and delays, by their names in the piece. */
  names: ReadonlyMap<string, string>;
  /** What each way out leads to, as the using state says. */
  exits: JsonObject;
  /** Id of the state around the using one. */
  around: string;
}

/** The states of a piece, the initial one first. */
export function wiredStates({ initial, states }: PiecePart, wiring: Wiring): JsonObject {
  const first = { [initial]: states[initial], ...states } as JsonObject;
  return below(first, 0, wiring);
}

function below(states: JsonObject, depth: number, wiring: Wiring): JsonObject {
  return Object.fromEntries(
    Object.entries(states).map(([name, node]) => [
      named(name, wiring),
      isObject(node) ? state(node, depth, wiring) : node,
    ]),
  );
}

function state(node: JsonObject, depth: number, wiring: Wiring): JsonObject {
  const made: JsonObject = { ...node };
  if (typeof node.initial === 'string') made.initial = named(node.initial, wiring);
  for (const trigger of ['on', 'after'] as const) {
    if (!isObject(node[trigger])) continue;
    made[trigger] = Object.fromEntries(
      Object.entries(node[trigger]).map(([event, then]) => [
        trigger === 'after' ? named(event, wiring) : event,
        transitions(then, depth, wiring),
      ]),
    );
  }
  for (const trigger of ['always', 'onDone'] as const)
    if (node[trigger] !== undefined) made[trigger] = transitions(node[trigger], depth, wiring);
  if (typeof node.target === 'string') made.target = path(node.target, wiring);
  if (isObject(node.states)) made.states = below(node.states, depth + 1, wiring);
  return made;
}

function transitions(written: Json, depth: number, wiring: Wiring): Json {
  const made = [written].flat().flatMap((one): Json[] => {
    const full: JsonObject = isObject(one) ? one : { target: one };
    const { target } = full;
    const exit = holeIn(target);
    const outer = exit !== undefined && Object.hasOwn(wiring.exits, exit) ? wiring.exits[exit] : undefined;
    if (outer !== undefined) return throughExit(full, outer, (to) => outside(to, depth, wiring));
    return [target === undefined ? full : { ...full, target: targets(target, wiring) }];
  });
  return Array.isArray(written) || made.length !== 1 ? made : made[0]!;
}

/** Where a way out leads, seen from inside: from further down it takes the whole way. */
function outside(target: Json, depth: number, wiring: Wiring): Json {
  if (Array.isArray(target)) return target.map((one) => outside(one, depth, wiring));
  const to = String(target);
  return depth === 0 || to.startsWith('#') ? to : `#${wiring.around}.${to}`;
}

function targets(target: Json, wiring: Wiring): Json {
  return Array.isArray(target) ? target.map((one) => targets(one, wiring)) : path(String(target), wiring);
}

function path(target: string, wiring: Wiring): string {
  if (holeIn(target) !== undefined) return target;
  return target
    .split('.')
    .map((name) => named(name, wiring))
    .join('.');
}

function named(name: string, { names }: Wiring): string {
  return names.get(name) ?? name;
}
