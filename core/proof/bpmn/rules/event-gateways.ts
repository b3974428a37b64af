/** Behind an event-based gateway stand the things it waits for: catch events or receive tasks, each reached only from it. */
import type { FlowNode } from '../../../bpmn/model.ts';
import type { Rule } from '../../runner.ts';
import { called, has, isEvent, isGateway } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const eventGateways: Rule<ModelContext> = {
  name: 'event_gateways',
  run: ({ graphs }, report) => {
    for (const graph of graphs) {
      for (const node of graph.scope.nodes) {
        if (!isGateway(node, 'event_based')) continue;
        const flows = graph.outgoing.get(node.id) ?? [];
        for (const flow of flows) {
          const target = graph.nodes.get(flow.target) as FlowNode;
          const shared = (graph.incoming.get(target.id) ?? []).length > 1;
          if (waits(target) && !shared) continue;
          const why = shared ? messages.eventGateways.otherFlows : messages.eventGateways.notAnEvent;
          report({
            code: 'event_gateway_target',
            element: target.id,
            message: messages.eventGateways.badTarget(called(node), called(target), why),
            english: `"${called(target)}" after event gateway "${called(node)}" ${shared ? 'has other incoming flows' : 'waits for nothing'}`,
          });
        }
        if (flows.length === 1) {
          report({
            code: 'event_gateway_single',
            element: node.id,
            message: messages.eventGateways.oneWay(called(node)),
            english: `Event gateway "${called(node)}" has only one way out`,
          });
        }
      }
    }
  },
};

function waits(node: FlowNode): boolean {
  if (node.type === 'task') return node.kind === 'receive';
  return isEvent(node, 'catch') && !has(node, 'link') && !has(node, 'none') && node.definitions.length > 0;
}
