/** Service tasks: actions of the vocabulary, done in passing; or a question to another part of the house, whose answer is waited for. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress, textOf } from './dress.ts';
import { messages } from '../messages.ts';

export function makeService(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const state = container.add(node.key);
  const actions = actionsOf(node);
  const answer = textOf(node.bpmn.xz.event);
  const bound = actions.length > 0 || answer !== undefined || node.bpmn.xz.entry !== undefined;
  // what is attached can only happen while one is there
  const waits = answer !== undefined || node.boundaries.length > 0;
  dress(
    state,
    node,
    waits ? { ...(node.bpmn.name === '' ? {} : { label: node.bpmn.name }), waits: true } : {},
  );
  state.entry.push(...actions);
  if (!bound) {
    build.findings.warn(
      'service_unbound',
      node.id,
      messages.serviceTask.nothingToDo(
        called(node.bpmn),
        waits ? messages.serviceTask.waits : messages.serviceTask.passes,
      ),
      `Nothing is configured for this task; it ${waits ? 'waits for a message' : 'passes'}`,
      'actions',
    );
  }
  build.later(() => {
    const moves = leave(build, node);
    if (!waits) return void state.always.push(...moves);
    const event = answer ?? `${node.key}.done`;
    build.messages.add(event);
    state.hear(event, moves);
  });
  attach(scope, node, state);
  return state;
}
