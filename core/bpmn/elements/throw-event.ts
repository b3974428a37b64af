/** Intermediate events that are thrown: something is sent, or heard by others in the same case, in passing. */
import { leave, noteThrower, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { actionsOf, dress } from './dress.ts';
import { sendsNothing } from './send-task.ts';
import { messages } from '../messages.ts';

export function makeThrow(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const state = container.add(node.key);
  dress(state, node);
  state.entry.push(...actionsOf(node));
  for (const { trigger, ref } of node.bpmn.type === 'event' ? node.bpmn.definitions : []) {
    if (trigger === 'signal' || trigger === 'escalation') noteThrower(build, trigger, ref, state);
    else if (trigger === 'message' && state.entry.length === 0) sendsNothing(scope, node);
    else if (trigger === 'compensation') {
      build.findings.error(
        'not_executable',
        node.id,
        messages.throwEvent.compensation(called(node.bpmn)),
        'Compensation cannot be executed',
      );
    }
  }
  build.later(() => void state.always.push(...leave(build, node)));
  return state;
}
