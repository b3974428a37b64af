/** Sub-processes: embedded, event, transaction, ad hoc. */
import type { ModdleElement } from 'bpmn-moddle';
import type { FlowNode } from '../model.ts';
import { commonOf } from './common.ts';
import { flagOf, type ReadContext } from './context.ts';
import { loopOf } from './tasks.ts';

const TYPES = ['bpmn:SubProcess', 'bpmn:Transaction', 'bpmn:AdHocSubProcess'];

export function isSubProcess(type: string): boolean {
  return TYPES.includes(type);
}

export function readSubProcess(element: ModdleElement, ctx: ReadContext): FlowNode {
  const loop = loopOf(element, ctx);
  const fallback = ctx.refOf(element, 'default');
  return {
    ...commonOf(element, ctx),
    type: 'subprocess',
    kind: kindOf(element),
    scope: ctx.scope(element, element.id ?? ''),
    ...(flagOf(element, 'isForCompensation') ? { compensates: true } : {}),
    ...(loop ? { loop } : {}),
    ...(fallback ? { default: fallback } : {}),
  };
}

function kindOf(element: ModdleElement): 'embedded' | 'event' | 'transaction' | 'adhoc' {
  if (element.$type === 'bpmn:Transaction') return 'transaction';
  if (element.$type === 'bpmn:AdHocSubProcess') return 'adhoc';
  return flagOf(element, 'triggeredByEvent') ? 'event' : 'embedded';
}
