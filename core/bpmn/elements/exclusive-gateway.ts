/** Exclusive gateways that are a state of their own: where something is done on entering, or where the way there did something. */
import type { Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { conditionOf } from '../compile/walk.ts';
import { actionsOf, dress } from './dress.ts';

export function makeExclusive(scope: Scope, node: Node, container: State): State {
  const state = container.add(node.key);
  dress(state, node);
  state.entry.push(...actionsOf(node));
  scope.build.later(() => {
    const region = scope.build.regions.get(node);
    const inOrder = [
      ...node.out.filter((flow) => !flow.isDefault),
      ...node.out.filter((flow) => flow.isDefault),
    ];
    for (const flow of inOrder) {
      const feel = flow.isDefault ? undefined : conditionOf(flow);
      state.always.push(...(region?.leave(node, flow, { feel }) ?? []));
    }
  });
  return state;
}
