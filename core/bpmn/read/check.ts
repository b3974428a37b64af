/** What can be said about a model as soon as it is read: ends that lie in the air, boundaries without a host, size. */
import type { Findings } from '../findings.ts';
import { called } from '../findings.ts';
import type { BpmnModel, FlowNode, Scope } from '../model.ts';
import { MAX_ELEMENTS } from './guard.ts';
import { messages } from '../messages.ts';

/** False when the model is too large to go on. */
export function checkModel(model: BpmnModel, findings: Findings): boolean {
  const scopes = model.processes.flatMap(allScopes);
  const count = scopes.reduce((sum, scope) => sum + scope.nodes.length + scope.flows.length, 0);
  if (count > MAX_ELEMENTS) {
    findings.error(
      'too_many_elements',
      '',
      messages.check.tooManyElements(count, MAX_ELEMENTS),
      `${count} elements, at most ${MAX_ELEMENTS} are accepted`,
    );
    return false;
  }
  for (const scope of scopes) for (const node of scope.nodes) checkNode(node, scope, findings);
  if (model.processes.length === 0)
    findings.error(
      'no_process',
      drawnInstead(model),
      messages.check.noProcess,
      'The file contains no process',
    );
  return true;
}

/** What a file without a process shows instead: a conversation, a choreography, pools. */
function drawnInstead({ between = [], roots = [], pools = [] }: BpmnModel): string {
  const kept = [...between, ...roots].find(({ tag }) => /conversation|choreography/i.test(tag));
  return kept?.attributes.id ?? pools[0]?.id ?? '';
}

/** A scope and those inside it. */
export function allScopes(scope: Scope): Scope[] {
  return [scope, ...scope.nodes.flatMap((node) => (node.type === 'subprocess' ? allScopes(node.scope) : []))];
}

function checkNode(node: FlowNode, scope: Scope, findings: Findings): void {
  if (node.type !== 'event' || node.position !== 'boundary') return;
  const host = scope.nodes.find(({ id }) => id === node.attachedTo);
  if (host && host.type !== 'gateway' && host.type !== 'event') return;
  findings.error(
    'boundary_dangling',
    node.id,
    messages.check.notAttached(called(node)),
    'The boundary event is not attached to an activity',
    'attachedToRef',
  );
}
