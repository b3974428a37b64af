/** Parallel and inclusive forks whose branches do not meet neatly: in the general translation one step that hands out tokens. */
import type { Scope } from '../compile/build.ts';
import { isFork } from '../compile/blocks.ts';
import type { Node } from '../compile/linked.ts';
import { NetRegion } from '../compile/net.ts';
import type { State } from '../compile/states.ts';
import { makeExclusive } from './exclusive-gateway.ts';
import { actionsOf, dress } from './dress.ts';

export function makeFork(scope: Scope, node: Node, container: State): State {
  if (!isFork(node)) return makeExclusive(scope, node, container);
  const state = container.add(node.key);
  dress(state, node);
  state.entry.push(...actionsOf(node));
  scope.build.later(() => {
    const region = scope.build.regions.get(node);
    if (region instanceof NetRegion) state.always.push(...region.spread(node));
  });
  return state;
}
