/** How far it is, in transitions, from where a case stands to where something is missed. */
import type { Machine, State } from '../../proof/machine/states.ts';
import { targetOf } from '../words.ts';

/** Steps to the nearest of `goals`, by state id; states from which none can be reached are absent. */
export function distancesTo(machine: Machine, goals: Iterable<string>): Map<string, number> {
  const before = new Map<string, { from: string; cost: number }[]>();
  const edge = (from: State, to: State | undefined, cost: number): void => {
    if (to) before.set(to.id, [...(before.get(to.id) ?? []), { from: from.id, cost }]);
  };
  for (const { state, config } of machine.transitions) {
    for (const target of [config.target ?? []].flat()) edge(state, targetOf(machine, state, target), 1);
  }
  for (const state of machine.states) {
    // inside one is also in what lies around; entering leads to what begins inside
    if (state.parent) edge(state, state.parent, 0);
    for (const child of entered(state)) edge(state, child, 0);
  }
  const distances = new Map<string, number>([...goals].map((id) => [id, 0]));
  const waiting = [...distances.keys()];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const { from, cost } of before.get(id) ?? []) {
      const distance = (distances.get(id) ?? 0) + cost;
      if (distance >= (distances.get(from) ?? Infinity)) continue;
      distances.set(from, distance);
      waiting.push(from);
    }
  }
  return distances;
}

function entered(state: State): State[] {
  if (state.config.type === 'parallel') return state.children;
  return state.children.filter(({ key }) => key === state.config.initial);
}
