/** A default flow leaves the element that names it; conditions stand only where they are asked. */
import type { FlowNode } from '../../../bpmn/model.ts';
import type { Report, Rule } from '../../runner.ts';
import { called, type Graph, isGateway } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const defaults: Rule<ModelContext> = {
  name: 'defaults',
  run: ({ graphs }, report) => {
    for (const graph of graphs) for (const node of graph.scope.nodes) look(graph, node, report);
  },
};

function look(graph: Graph, node: FlowNode, report: Report): void {
  const flows = graph.outgoing.get(node.id) ?? [];
  const standard = 'default' in node ? node.default : undefined;
  if (standard !== undefined && !flows.some((flow) => flow.id === standard)) {
    report({
      code: 'default_flow_unknown',
      element: node.id,
      message: messages.defaults.notItsOwn(called(node), standard),
      english: `The default flow ${standard} of "${called(node)}" does not leave it`,
    });
  }
  const deaf = isGateway(node, 'parallel') || isGateway(node, 'event_based') || node.type === 'event';
  for (const flow of flows) {
    if (flow.condition === undefined || !(deaf || flow.id === standard)) continue;
    const why = flow.id === standard ? messages.defaults.isDefault : messages.defaults.noChoice(called(node));
    report({
      code: flow.id === standard ? 'condition_on_default' : 'condition_ignored',
      element: flow.id,
      message: messages.defaults.conditionIdle(flow.name || flow.id, why),
      english: `The condition on flow "${flow.name || flow.id}" is not asked`,
    });
  }
}
