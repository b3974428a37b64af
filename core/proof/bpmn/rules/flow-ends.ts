/** A sequence flow joins two nodes of the same scope, and points away from a start and towards an end. */
import type { Report, Rule } from '../../runner.ts';
import { called, type Graph, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const flowEnds: Rule<ModelContext> = {
  name: 'flow_ends',
  run: ({ graphs }, report) => {
    const everywhere = new Set(graphs.flatMap((graph) => [...graph.nodes.keys()]));
    for (const graph of graphs) {
      ends(graph, everywhere, report);
      directions(graph, report);
    }
  },
};

function ends(graph: Graph, everywhere: Set<string>, report: Report): void {
  for (const flow of graph.scope.flows) {
    const missing = [flow.source, flow.target].filter((id) => !graph.nodes.has(id));
    if (missing.length === 0) continue;
    const across = missing.every((id) => everywhere.has(id));
    const name = flow.name || flow.id;
    report({
      code: across ? 'flow_across_scopes' : 'flow_dangling',
      element: flow.id,
      message: across ? messages.flowEnds.crossing(name) : messages.flowEnds.loose(name),
      english: across
        ? `Flow "${name}" crosses the border of a sub-process or pool`
        : `Flow "${name}" is not attached at both ends`,
    });
  }
}

function directions(graph: Graph, report: Report): void {
  for (const node of graph.scope.nodes) {
    if (isEvent(node, 'start') && graph.incoming.has(node.id)) {
      report({
        code: 'start_has_incoming',
        element: node.id,
        message: messages.flowEnds.intoStart(called(node)),
        english: `Start event "${called(node)}" has an incoming flow`,
      });
    }
    if (isEvent(node, 'end') && graph.outgoing.has(node.id)) {
      report({
        code: 'end_has_outgoing',
        element: node.id,
        message: messages.flowEnds.outOfEnd(called(node)),
        english: `End event "${called(node)}" has an outgoing flow`,
      });
    }
  }
}
