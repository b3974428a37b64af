/** Lanes from roles: a task stands in the lane of who acts first, anything else where it came from. */
import type { Json } from '../../vocabulary.ts';
import { listOf, objectOf, textOf } from '../elements/dress.ts';
import type { FlowNode, Lane, Scope } from '../model.ts';

/** Sets the lane of every node of the scope and returns the lanes, in order of first use. */
export function lanesOf(
  scope: Scope,
  names: ReadonlyMap<string, string>,
  free: (id: string) => string,
): Lane[] {
  const lanes = new Map<string, Lane>();
  const laneFor = (role: string): Lane => {
    let lane = lanes.get(role);
    if (!lane)
      lanes.set(
        role,
        (lane = {
          id: free(`lane_${role.replace(/\W/g, '_')}`),
          name: names.get(role) ?? names.get(role.split(':')[0] as string) ?? role,
          role,
        }),
      );
    return lane;
  };
  const byId = new Map(scope.nodes.map((node) => [node.id, node]));
  for (const node of inOrder(scope)) {
    const role = roleOf(node) ?? undefined;
    if (role !== undefined) node.lane = laneFor(role).id;
  }
  if (lanes.size === 0) return [];
  const [first] = lanes.values();
  for (const node of inOrder(scope)) node.lane ??= neighbour(node, scope, byId) ?? (first as Lane).id;
  return [...lanes.values()];
}

/** Who acts at it, or first inside it. */
function roleOf(node: FlowNode): string | undefined {
  if (node.type === 'subprocess')
    return inOrder(node.scope)
      .map(roleOf)
      .find((role) => role !== undefined);
  const own = textOf(node.xz.role)?.split(',')[0];
  const [seat] = listOf(objectOf(node.xz.task as Json).seats).map(objectOf);
  const role = own ?? [seat?.role as Json].flat()[0];
  return typeof role === 'string' ? role : undefined;
}

function neighbour(node: FlowNode, scope: Scope, byId: Map<string, FlowNode>): string | undefined {
  if (node.type === 'event' && node.attachedTo !== undefined) return byId.get(node.attachedTo)?.lane;
  const before = scope.flows
    .filter((flow) => flow.target === node.id)
    .map((flow) => byId.get(flow.source)?.lane);
  const after = scope.flows
    .filter((flow) => flow.source === node.id)
    .map((flow) => byId.get(flow.target)?.lane);
  return [...before, ...after].find((lane) => lane !== undefined);
}

/** Nodes from the start onwards, so that lanes come in the order of the work. */
export function inOrder(scope: Scope): FlowNode[] {
  const byId = new Map(scope.nodes.map((node) => [node.id, node]));
  const queue = scope.nodes.filter((node) => node.type === 'event' && node.position === 'start');
  const seen = new Set<FlowNode>();
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] as FlowNode;
    if (seen.has(node)) continue;
    seen.add(node);
    const attached = scope.nodes.filter((each) => each.type === 'event' && each.attachedTo === node.id);
    const next = scope.flows
      .filter((flow) => flow.source === node.id)
      .flatMap((flow) => byId.get(flow.target) ?? []);
    queue.push(...next, ...attached);
  }
  return [...seen, ...scope.nodes.filter((node) => !seen.has(node))];
}
