/** Gateways. */
import type { ModdleElement } from 'bpmn-moddle';
import type { FlowNode, GatewayKind } from '../model.ts';
import { commonOf } from './common.ts';
import { flagOf, type ReadContext } from './context.ts';

const KINDS: Record<string, GatewayKind> = {
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:EventBasedGateway': 'event_based',
  'bpmn:ComplexGateway': 'complex',
};

export function isGateway(type: string): boolean {
  return Object.hasOwn(KINDS, type);
}

export function readGateway(element: ModdleElement, ctx: ReadContext): FlowNode {
  const fallback = ctx.refOf(element, 'default');
  return {
    ...commonOf(element, ctx),
    type: 'gateway',
    kind: KINDS[element.$type] ?? 'exclusive',
    ...(fallback ? { default: fallback } : {}),
    ...(flagOf(element, 'instantiate') ? { instantiate: true } : {}),
  };
}
