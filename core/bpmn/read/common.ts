/** What every flow node has. */
import type { ModdleElement } from 'bpmn-moddle';
import type { FlowNode } from '../model.ts';
import { documentationOf, textOf, type ReadContext } from './context.ts';
import { foreignOf, xzOf } from './extensions.ts';
import { keptOf } from './kept.ts';

type Common = Pick<
  FlowNode,
  'id' | 'name' | 'incoming' | 'outgoing' | 'lane' | 'xz' | 'foreign' | 'documentation' | 'kept'
>;

/** Incoming and outgoing come later, from the flows: files often leave them out or have them wrong. */
export function commonOf(element: ModdleElement, ctx: ReadContext): Common {
  const id = element.id ?? '';
  const lane = ctx.into.laneOf.get(id);
  const name = (textOf(element, 'name') ?? '').replace(/\s+/g, ' ').trim();
  return {
    id,
    name,
    incoming: [],
    outgoing: [],
    ...(lane ? { lane } : {}),
    xz: xzOf(element, ctx.findings),
    foreign: foreignOf(element),
    ...documentationOf(element),
    ...keptOf(element, ctx.refOf),
  };
}
