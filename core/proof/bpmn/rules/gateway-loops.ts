/**
 * A loop of gateways alone: whoever goes round it once meets the same values again and goes round for ever, for nobody
 * acts, nothing is written and no time passes between them.
 */
import type { FlowNode } from '../../../bpmn/model.ts';
import type { Rule } from '../../runner.ts';
import { called, type Graph, has, isEvent, isGateway } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const gatewayLoops: Rule<ModelContext> = {
  name: 'gateway_loops',
  run: ({ graphs }, report) => {
    for (const graph of graphs) {
      for (const loop of loopsIn(graph)) {
        const names = loop.map((node) => `“${called(node)}”`).join(messages.gatewayLoops.between);
        const [first] = loop;
        report({
          code: 'gateway_loop',
          element: (loop.find((node) => (graph.outgoing.get(node.id)?.length ?? 0) > 1) ?? first)?.id ?? '',
          message: messages.gatewayLoops.changesNothing(names),
          english: `Between ${names} nothing can change, so whoever goes round once goes round for ever`,
          trace: [...loop, ...loop.slice(0, 1)].map(({ id }) => id),
        });
      }
    }
  },
};

/** Circles through nodes at which nothing changes, each once, in the order in which they are gone. */
function loopsIn(graph: Graph): FlowNode[][] {
  const told = new Set<string>();
  return graph.scope.nodes.flatMap((node) => {
    if (told.has(node.id) || !changesNothing(node) || joins(graph, node)) return [];
    const loop = wayBack(graph, node);
    loop?.forEach(({ id }) => told.add(id));
    return loop ? [loop] : [];
  });
}

/** The shortest way from a node back to itself. */
function wayBack(graph: Graph, from: FlowNode): FlowNode[] | null {
  const via = new Map<string, FlowNode>();
  const waiting = [from];
  for (const node of waiting) {
    for (const next of nextOf(graph, node)) {
      if (next === from) {
        const way: FlowNode[] = [];
        for (let at: FlowNode | undefined = node; at && at !== from; at = via.get(at.id)) way.unshift(at);
        return [from, ...way];
      }
      if (via.has(next.id)) continue;
      via.set(next.id, node);
      waiting.push(next);
    }
  }
  return null;
}

function nextOf(graph: Graph, node: FlowNode): FlowNode[] {
  const along = (graph.outgoing.get(node.id) ?? []).filter(({ xz }) => !acts(xz?.actions));
  const link = graph.links.get(node.id);
  const targets = along.flatMap(({ target }) => graph.nodes.get(target) ?? []);
  return [...targets, ...(link ? [link] : [])].filter((next) => changesNothing(next) && !joins(graph, next));
}

/** One is there for no time, and does nothing. */
function changesNothing(node: FlowNode): boolean {
  if (acts(node.xz.actions) || acts(node.xz.entry)) return false;
  if (isGateway(node)) return node.kind !== 'event_based';
  if (isEvent(node, 'throw')) return has(node, 'link') || node.definitions.length === 0;
  return isEvent(node, 'catch') && has(node, 'link');
}

/** Waits for other branches; whether they come is told of it elsewhere. */
function joins(graph: Graph, node: FlowNode): boolean {
  return isGateway(node) && node.kind !== 'exclusive' && (graph.incoming.get(node.id)?.length ?? 0) > 1;
}

function acts(actions: unknown): boolean {
  return Array.isArray(actions) ? actions.length > 0 : actions !== undefined;
}
