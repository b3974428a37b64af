/** What stands before and behind an element on the drawing: the outcomes a flow can be for, the conditions of a gateway. */
import { isObject } from '../../../core/json.ts';
import type { Element, Moddle } from '../diagram/services.ts';
import { readXz } from '../diagram/xz.ts';
import { readCondition, type FlowCondition } from './condition.ts';
import { exitsOf, pieceUse, type Holder } from './pieces.ts';
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
  if (used) return exitsOf(holder, used).map(([id, label]) => ({ id, label }));
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

/** What a publicity that is waited for can come to, where nobody checks the objections: FEEL of the way, by result. */
export const RESULTS = { unopposed: 'notice.objections = 0', opposed: 'notice.objections > 0' } as const;

/** Whether a flow leaves a publicity that takes objections and is drawn as waiting alone. */
export function leavesPublicity({ source }: Element): boolean {
  if (source?.type !== 'bpmn:ReceiveTask') return false;
  const { meta } = readXz(source.businessObject);
  return isObject(meta) && isObject(meta.notice) && meta.notice.objections !== undefined;
}

/** Where each result of an element leads: the flows for it, else those that name none. */
export function resultsOf(
  element: Element,
  results: Readonly<Record<string, string>>,
): { id: string; label: string; leads: Element[] }[] {
  const said = ways(element, new Set());
  return Object.entries(results).map(([id, label]) => {
    const own = said.filter(({ outcome }) => outcome === id);
    const rest = said.filter(({ outcome }) => outcome === undefined);
    return { id, label, leads: (own.length > 0 ? own : rest).flatMap(({ flow }) => flow.target ?? []) };
  });
}

/** The flows on from an element, those behind a branch in the place of the one into it. */
function ways(element: Element, seen: Set<Element>): { outcome: string | undefined; flow: Element }[] {
  return element.outgoing.flatMap((flow) => {
    const { target } = flow;
    const { outcome } = conditionOf(flow);
    const goesOn = target?.type === 'bpmn:ExclusiveGateway' && outcome === undefined && !seen.has(target);
    return goesOn ? ways(target, seen.add(target)) : [{ outcome, flow }];
  });
}
