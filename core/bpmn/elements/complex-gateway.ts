/** Complex gateways cannot be executed; so that the rest can be looked at they count as exclusive ones. */
import type { Scope } from '../compile/build.ts';
import type { Node } from '../compile/linked.ts';
import type { State } from '../compile/states.ts';
import { called } from '../findings.ts';
import { makeExclusive } from './exclusive-gateway.ts';
import { messages } from '../messages.ts';

export function makeComplex(scope: Scope, node: Node, container: State): State {
  scope.build.findings.error(
    'not_executable',
    node.id,
    messages.complexGateway.notRun(called(node.bpmn)),
    'A complex gateway cannot be executed',
  );
  return makeExclusive(scope, node, container);
}
