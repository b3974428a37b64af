/** Receive tasks: the case waits for a message. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress, label } from './dress.ts';
import { eventName } from './triggers.ts';

export function makeReceive(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const state = container.add(node.key);
  dress(state, node, { ...label(node), waits: true });
  build.later(() => {
    const event = receives(node);
    build.messages.add(event);
    state.hear(event, leave(build, node, { actions: actionsOf(node) }));
  });
  attach(scope, node, state);
  return state;
}

/** What a receive task hears. */
export function receives(node: Node): string {
  return eventName(node, node.bpmn.type === 'task' ? node.bpmn.message : undefined);
}
