/** Everything drawn can happen. What lies behind a deadlock or after something held twice is explained by that. */
import type { FlowNode } from '../../../bpmn/model.ts';
import type { Rule } from '../../runner.ts';
import { deadEndsOf } from '../dead-ends.ts';
import { called, type Graph, isEvent, reach, standsApart, startsOf } from '../graph.ts';
import type { ModelContext, PlayedScope } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const deadElements: Rule<ModelContext> = {
  name: 'dead_elements',
  run: (context, report) => {
    for (const scope of context.played()) {
      if (scope.run.coverage !== 'full' || scope.narrowed.length > 0) continue;
      for (const node of deadIn(scope)) {
        const thrown = isEvent(node, 'boundary');
        report({
          code: 'dead_element',
          element: node.id,
          message: thrown
            ? messages.deadElements.nobodyThrows(called(node))
            : messages.deadElements.neverReached(called(node)),
          english: thrown
            ? `Nothing inside throws what "${called(node)}" waits for`
            : `"${called(node)}" can never happen`,
        });
      }
    }
  },
};

/** The first ones that cannot happen on each way. */
function deadIn({ graph, run }: PlayedScope): FlowNode[] {
  const explained = reach(graph, [
    ...deadEndsOf(run).stuck.map(({ element }) => element),
    ...deadEndsOf(run).endless.flatMap(({ nodes }) => nodes),
    ...[...run.doubled.keys()].map((held) => graph.flows.get(held)?.target ?? held),
  ]);
  const reached = reach(
    graph,
    startsOf(graph).map(({ id }) => id),
  );
  const dead = graph.scope.nodes.filter(
    (node) =>
      !standsApart(node) &&
      reached.has(node.id) &&
      !explained.has(node.id) &&
      !run.occurring.has(node.id) &&
      !isDeaf(node),
  );
  const among = new Set(dead.map(({ id }) => id));
  return dead.filter((node) => sourcesOf(graph, node).some((id) => !among.has(id)));
}

/** A compensation event starts something that is not part of the flow. */
function isDeaf(node: FlowNode): boolean {
  return isEvent(node, 'boundary') && node.definitions.some(({ trigger }) => trigger === 'compensation');
}

function sourcesOf(graph: Graph, node: FlowNode): string[] {
  const along = (graph.incoming.get(node.id) ?? []).map(({ source }) => source);
  if (isEvent(node, 'boundary') && node.attachedTo) along.push(node.attachedTo);
  for (const [from, to] of graph.links) if (to === node) along.push(from);
  return along;
}
