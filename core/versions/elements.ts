/** From a state of the machine to what stands for it on the diagram. */
import type { BpmnModel, Scope } from '../bpmn/model.ts';
import { allScopes } from '../bpmn/read/check.ts';

/** BPMN element id by state key; the id itself where the drawing names no other step. */
export function elementsOf(model: BpmnModel): ReadonlyMap<string, string> {
  const elements = new Map<string, string>();
  const scopes: Scope[] = model.processes.flatMap(allScopes);
  for (const { id, xz } of scopes.flatMap((scope) => scope.nodes)) {
    const step = typeof xz.step === 'string' && xz.step !== '' ? xz.step : id;
    if (!elements.has(step)) elements.set(step, id);
  }
  return elements;
}
