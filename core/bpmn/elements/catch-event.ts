/** Intermediate events that are waited for. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { actionsOf, dress, label } from './dress.ts';
import { listen } from './triggers.ts';

export function makeCatch(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const state = container.add(node.key);
  const nothing = node.bpmn.type === 'event' && node.bpmn.definitions.length === 0;
  // a drawing that says what the state means says also whether it waits
  dress(
    state,
    node,
    nothing || node.bpmn.xz.meta !== undefined || node.bpmn.xz.quiet === 'true'
      ? {}
      : { ...label(node), waits: true },
  );
  build.later(() => {
    if (nothing) state.always.push(...leave(build, node, { actions: actionsOf(node) }));
    else
      listen(build, state, node, (extra) =>
        leave(build, node, { ...extra, actions: [...actionsOf(node), ...(extra?.actions ?? [])] }),
      );
  });
  return state;
}
