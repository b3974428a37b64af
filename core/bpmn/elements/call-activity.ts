/**
 * Call activities: a process of the same file becomes part of this one, a piece of process stands here as it is; any
 * other process is opened as a case of its own and waited for.
 */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress, label, objectOf, textOf } from './dress.ts';
import { isPiece } from '../pieces.ts';
import { makePiece } from './piece.ts';
import { makeSubProcess } from './subprocess.ts';
import { messages } from '../messages.ts';

export function makeCall(scope: Scope, node: Node, container: State): State {
  if (node.inner) return makeSubProcess(scope, node, container);
  if (node.bpmn.type === 'call' && isPiece(node.bpmn.called)) return makePiece(scope, node, container);
  const { build } = scope;
  const state = container.add(node.key);
  const process = node.bpmn.type === 'call' ? node.bpmn.called : '';
  const answer = textOf(node.bpmn.xz.event) ?? `${node.key}.done`;
  dress(state, node, { ...label(node), waits: true });
  const actions = actionsOf(node);
  if (actions.length > 0) state.entry.push(...actions);
  else if (process === '')
    build.findings.warn(
      'call_empty',
      node.id,
      messages.callActivity.callsNothing(called(node.bpmn)),
      'The called process is not named',
      'calledElement',
    );
  else
    state.entry.push({
      type: 'open',
      params: { process, data: objectOf(node.bpmn.xz.data), answer },
    });
  build.later(() => {
    build.messages.add(answer);
    state.hear(answer, leave(build, node));
  });
  attach(scope, node, state);
  return state;
}
