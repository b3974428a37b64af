/** Send tasks: something is sent, nobody waits. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress } from './dress.ts';
import { messages } from '../messages.ts';

export function makeSend(scope: Scope, node: Node, container: State): State {
  const state = container.add(node.key);
  dress(state, node);
  state.entry.push(...actionsOf(node));
  if (actionsOf(node).length === 0 && node.bpmn.xz.entry === undefined) sendsNothing(scope, node);
  scope.build.later(() => void state.always.push(...leave(scope.build, node)));
  attach(scope, node, state);
  return state;
}

export function sendsNothing(scope: Scope, node: Node): void {
  scope.build.findings.warn(
    'send_unbound',
    node.id,
    messages.sendTask.sendsNothing(called(node.bpmn)),
    'Nothing is configured to be sent; it passes',
    'actions',
  );
}
