/** Embedded sub-processes: a state with states inside, left when its own end is reached. */
import { leave, type Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { attach } from './boundary-event.ts';
import { actionsOf, dress } from './dress.ts';
import { messages } from '../messages.ts';

export function makeSubProcess(scope: Scope, node: Node, container: State): State {
  const { build } = scope;
  const state = container.add(node.key);
  dress(state, node);
  sayKind(scope, node);
  if (node.inner && node.inner.starts.length > 0) build.openScope(node.inner, state);
  else {
    const end = state.add('done');
    end.type = 'final';
    build.findings.warn(
      'subprocess_empty',
      node.id,
      messages.subprocess.empty(called(node.bpmn)),
      'The sub-process is empty; it passes',
    );
  }
  build.later(() => void state.onDone.push(...leave(build, node, { actions: actionsOf(node) })));
  attach(scope, node, state);
  return state;
}

function sayKind({ build }: Scope, node: Node): void {
  if (node.bpmn.type !== 'subprocess') return;
  if (node.bpmn.kind === 'adhoc')
    build.findings.error(
      'not_executable',
      node.id,
      messages.subprocess.adHoc(called(node.bpmn)),
      'An ad-hoc sub-process cannot be executed',
    );
  if (node.bpmn.kind === 'transaction')
    build.findings.warn(
      'transaction_plain',
      node.id,
      messages.subprocess.transaction(called(node.bpmn)),
      'The transaction runs as a plain sub-process, without rollback',
    );
}
