/** What stands before and behind an element on the drawing: the outcomes a flow can be for, the conditions of a gateway. */
import type { Element, Moddle } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { readCondition, type FlowCondition } from './condition.ts';
import { pieceAt, pieceUse, type Holder } from './pieces.ts';
import { readStep } from './step.ts';

/** The condition of a flow, from the diagram or our short forms. */
export function conditionOf(flow: Element): FlowCondition {
  const xz = readXz(flow.businessObject);
  const holder = flow.businessObject.get('conditionExpression') as Moddle | undefined;
  const body = holder?.get('body');
  const text = typeof xz.condition === 'string' ? xz.condition : typeof body === 'string' ? body : undefined;
  const read = readCondition(text);
  return typeof xz.outcome === 'string' && xz.outcome !== '' ? { ...read, outcome: xz.outcome } : read;
}

/** Whether a flow is taken where no other one is. */
export function isDefault(flow: Element): boolean {
  return flow.source?.businessObject.get('default') === flow.businessObject;
}

/** The step whose outcome decides at a flow: right before it, or before the gateways before it. */
function deciding(flow: Element): Element | null {
  const seen = new Set<Element>();
  let at = flow.source;
  while (at && !seen.has(at)) {
    seen.add(at);
    if (isPeople(at) || pieceUse(at)) return at;
    if (at.type !== 'bpmn:ExclusiveGateway' || at.incoming.length !== 1) return null;
    at = at.incoming[0]?.source;
  }
  return null;
}

/** The outcomes a flow can be for, with their words; those of a piece of process are its ways out. */
export function outcomesFor(flow: Element, holder: Holder): { id: string; label: string }[] {
  const step = deciding(flow);
  if (!step) return [];
  const used = pieceUse(step);
  if (used)
    return Object.entries(pieceAt(holder, used.use)?.exits ?? {}).map(([id, label]) => ({ id, label }));
  const { outcomes } = readStep(readXz(step.businessObject));
  return Object.entries(outcomes).map(([id, { label }]) => ({ id, label }));
}

/** Outcomes that only the flows behind a step name. */
export function outcomesDrawn(step: Element): string[] {
  const found = new Set<string>();
  const visit = (element: Element, seen: Set<Element>): void => {
    for (const flow of element.outgoing) {
      const { outcome } = conditionOf(flow);
      if (outcome !== undefined) found.add(outcome);
      const { target } = flow;
      if (target?.type === 'bpmn:ExclusiveGateway' && !seen.has(target)) visit(target, seen.add(target));
    }
  };
  visit(step, new Set());
  return [...found];
}

function isPeople(element: Element): boolean {
  return ['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task'].includes(element.type);
}
