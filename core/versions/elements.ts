/** From a state of the machine to what stands for it on the diagram. */
import type { BpmnModel, Scope } from '../bpmn/model.ts';
import { allScopes } from '../bpmn/read/check.ts';

/**
 * BPMN element id by state key; the id itself where the drawing names no other step. A step of a piece of process is found
 * under the element that stands for the piece (`users`: the state that stands for it, by step).
 */
export function elementsOf(
  model: BpmnModel,
  users: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const elements = new Map<string, string>();
  const scopes: Scope[] = model.processes.flatMap(allScopes);
  for (const { id, xz } of scopes.flatMap((scope) => scope.nodes)) {
    const step = typeof xz.step === 'string' && xz.step !== '' ? xz.step : id;
    if (!elements.has(step)) elements.set(step, id);
  }
  for (const [step, user] of users) {
    const element = elements.get(user);
    if (element !== undefined && !elements.has(step)) elements.set(step, element);
  }
  return elements;
}
