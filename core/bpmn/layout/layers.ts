/** Columns: each node one to the right of what leads to it; ways back do not count. */
import type { FlowNode, Scope } from '../model.ts';

interface Edge {
  id: string;
  source: string;
  target: string;
}

/** Flows with an attached event's place taken by what it is attached to. */
export function edgesOf(scope: Scope): Edge[] {
  const hosts = new Map(scope.nodes.map((node) => [node.id, hostOf(node)]));
  return scope.flows.map((flow) => ({
    id: flow.id,
    source: hosts.get(flow.source) ?? flow.source,
    target: flow.target,
  }));
}

export function hostOf(node: FlowNode): string | undefined {
  return node.type === 'event' && node.position === 'boundary' ? node.attachedTo : undefined;
}

/** The column of every node that is not attached to another. */
export function layersOf(scope: Scope, order: FlowNode[]): Map<string, number> {
  const ids = order.filter((node) => hostOf(node) === undefined).map((node) => node.id);
  const edges = edgesOf(scope);
  const out = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { source, target } of edges) if (source !== target) out.get(source)?.push(target);
  const { sorted, back } = sortedFrom(ids, out);
  const layer = new Map<string, number>(ids.map((id) => [id, 0]));
  for (const id of sorted) {
    for (const target of out.get(id) ?? []) {
      if (back.has(`${id}>${target}`) || !layer.has(target)) continue;
      layer.set(target, Math.max(layer.get(target) as number, (layer.get(id) as number) + 1));
    }
  }
  return layer;
}

/** Depth first without recursion: a drawing may be a chain of thousands. */
function sortedFrom(ids: string[], out: Map<string, string[]>): { sorted: string[]; back: Set<string> } {
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  const finished: string[] = [];
  for (const root of ids) {
    if (state.has(root)) continue;
    const stack: { id: string; next: number }[] = [{ id: root, next: 0 }];
    state.set(root, 'open');
    while (stack.length > 0) {
      const top = stack.at(-1) as { id: string; next: number };
      const target = (out.get(top.id) ?? [])[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
      } else if (state.get(target) === 'open') back.add(`${top.id}>${target}`);
      else if (!state.has(target)) {
        state.set(target, 'open');
        stack.push({ id: target, next: 0 });
      }
    }
  }
  return { sorted: finished.reverse(), back };
}
