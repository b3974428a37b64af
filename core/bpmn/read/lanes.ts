/** Lanes, nested ones too: the innermost lane of a node counts. */
import type { ModdleElement } from 'bpmn-moddle';
import { childOf, listOf, textOf, type ReadContext } from './context.ts';
import { foreignOf, xzOf } from './extensions.ts';
import { keptOf } from './kept.ts';

/** Reads the lanes of a process or sub-process, before its nodes. */
export function readLanes(container: ModdleElement, ctx: ReadContext): void {
  for (const set of listOf(container, 'laneSets')) readSet(set, undefined, ctx);
}

function readSet(set: ModdleElement, parent: string | undefined, ctx: ReadContext): void {
  for (const lane of listOf(set, 'lanes')) {
    const id = lane.id ?? `lane_${ctx.into.lanes.length + 1}`;
    const name = (textOf(lane, 'name') ?? '').replace(/\s+/g, ' ').trim();
    const foreign = foreignOf(lane);
    const own = xzOf(lane, ctx.findings).role;
    const role = typeof own === 'string' ? own : name;
    ctx.into.lanes.push({
      id,
      name,
      ...(role ? { role } : {}),
      ...(parent ? { parent } : {}),
      ...(Object.keys(foreign).length > 0 ? { foreign } : {}),
      ...keptOf(lane, ctx.refOf, ['flowNodeRef', 'childLaneSet']),
    });
    for (const node of listOf(lane, 'flowNodeRef')) if (node.id) ctx.into.laneOf.set(node.id, id);
    const inner = childOf(lane, 'childLaneSet');
    if (inner) readSet(inner, id, ctx);
  }
}
