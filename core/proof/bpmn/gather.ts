/**
 * When an inclusive join may fire, in the words of BPMN 2.0 (§13.4.3): one of its flows holds a token, and every token
 * elsewhere that can still arrive at an empty flow of it, without passing through it, can as well arrive at one that
 * holds a token. That looks at the way tokens can take, not at whether they will: a join may wait for a token that later
 * turns aside, and then goes on. Two joins that wait for each other are a deadlock, and told as one.
 */
import type { Net, Transition } from './net.ts';

/** For each inclusive join, by element: at which of its inputs a token on a place can arrive. */
export type Joins = Map<string, Set<number>[]>;

export function joinsOf(net: Net): Joins {
  const joins: Joins = new Map();
  for (const join of net.transitions) {
    if (join.kind === 'gather' && !joins.has(join.element)) joins.set(join.element, arrivals(net, join));
  }
  return joins;
}

/** From each input backwards against the steps, not through the join itself. */
function arrivals(net: Net, join: Transition): Set<number>[] {
  const producers = net.places.map((): Transition[] => []);
  for (const step of net.transitions) {
    if (step.kind === 'gather' && step.element === join.element) continue;
    for (const place of step.outputs) producers[place]?.push(step);
  }
  const reach = net.places.map(() => new Set<number>());
  for (const input of join.inputs) {
    const waiting = [input];
    const seen = new Set(waiting);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      reach[place]?.add(input);
      for (const before of (producers[place] ?? []).flatMap(({ inputs }) => inputs)) {
        if (seen.has(before)) continue;
        seen.add(before);
        waiting.push(before);
      }
    }
  }
  return reach;
}

/** Whether the join may fire. `waiting` are the tokens that are not at an end. */
export function mayGather(joins: Joins, join: Transition, waiting: number[], marked: Set<number>): boolean {
  const reach = joins.get(join.element);
  if (!reach) return true;
  return waiting.every((place) => {
    if (join.inputs.includes(place)) return true;
    const arrives = [...(reach[place] ?? [])];
    return arrives.every((input) => marked.has(input)) || arrives.some((input) => marked.has(input));
  });
}
