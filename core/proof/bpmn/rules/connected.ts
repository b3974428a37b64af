/** Every node is on a way from a start to an end: nothing hangs loose, nothing stands where no token comes. */
import type { FlowNode } from '../../../bpmn/model.ts';
import type { Report, Rule } from '../../runner.ts';
import {
  arrivesOtherwise,
  called,
  type Graph,
  has,
  isEvent,
  reach,
  standsApart,
  startsOf,
} from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const connected: Rule<ModelContext> = {
  name: 'connected',
  run: ({ graphs }, report) => {
    for (const graph of graphs) if (graph.kind !== 'adhoc') look(graph, report);
  },
};

function look(graph: Graph, report: Report): void {
  const hasStart = graph.scope.nodes.some(
    (node) => isEvent(node, 'start') || (node.type === 'gateway' && node.instantiate),
  );
  const hasEnd = graph.scope.nodes.some((node) => isEvent(node, 'end'));
  const loose = new Set<string>();
  for (const node of graph.scope.nodes) {
    if (standsApart(node) || isEvent(node, 'boundary')) continue;
    const lonely = graph.scope.nodes.length > 1 && needsIncoming(graph, node) && needsOutgoing(graph, node);
    if (lonely) tell(report, 'disconnected', node, messages.connected.alone, 'is not connected to anything');
    else if (hasStart && needsIncoming(graph, node))
      tell(
        report,
        'no_incoming',
        node,
        messages.connected.neverStarts,
        'has no incoming flow, so it never begins',
      );
    else if (hasEnd && needsOutgoing(graph, node))
      tell(
        report,
        'no_outgoing',
        node,
        messages.connected.goesNowhere,
        'has no outgoing flow, so the run breaks off here',
      );
    if (lonely || (hasStart && needsIncoming(graph, node))) loose.add(node.id);
  }
  unreachable(graph, loose, report);
}

function needsIncoming(graph: Graph, node: FlowNode): boolean {
  if (isEvent(node, 'start') || arrivesOtherwise(node) || (node.type === 'gateway' && node.instantiate))
    return false;
  return !graph.incoming.has(node.id);
}

function needsOutgoing(graph: Graph, node: FlowNode): boolean {
  if (isEvent(node, 'end') || (isEvent(node, 'throw') && has(node, 'link'))) return false;
  return !graph.outgoing.has(node.id);
}

/** Behind a loose node everything is out of reach too; only what has no such explanation is told. */
function unreachable(graph: Graph, loose: Set<string>, report: Report): void {
  const reached = reach(
    graph,
    startsOf(graph).map(({ id }) => id),
  );
  const explained = reach(graph, [...loose]);
  for (const node of graph.scope.nodes) {
    if (standsApart(node) || reached.has(node.id) || explained.has(node.id)) continue;
    if (isEvent(node, 'boundary') && (node.attachedTo === undefined || !graph.nodes.has(node.attachedTo)))
      continue;
    tell(
      report,
      'unreachable',
      node,
      messages.connected.unreachable,
      'cannot be reached from any start event',
    );
  }
}

function tell(report: Report, code: string, node: FlowNode, chinese: string, english: string): void {
  report({
    code,
    element: node.id,
    message: `“${called(node)}”${chinese}`,
    english: `"${called(node)}" ${english}`,
  });
}
