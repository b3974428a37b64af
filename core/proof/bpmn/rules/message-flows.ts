/** Message flows go between pools; inside one there is the sequence flow. */
import type { BpmnModel } from '../../../bpmn/model.ts';
import type { Rule } from '../../runner.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const messageFlows: Rule<ModelContext> = {
  name: 'message_flows',
  run: ({ model, graphs }, report) => {
    const pools = poolsOf(model, graphs);
    for (const flow of model.messageFlows) {
      const [from, to] = [pools.get(flow.source), pools.get(flow.target)];
      if (from === undefined || to === undefined || from !== to) continue;
      report({
        code: 'message_flow_inside_pool',
        element: flow.id,
        message: messages.messageFlows.samePool(flow.name || flow.id),
        english: `Message flow "${flow.name || flow.id}" stays inside one pool`,
      });
    }
  },
};

/** The process in which each element stands; what is not there is a pool without a process. */
function poolsOf(model: BpmnModel, graphs: ModelContext['graphs']): Map<string, string> {
  const pools = new Map<string, string>();
  for (const { process, nodes } of graphs) for (const id of nodes.keys()) pools.set(id, process.id);
  for (const { id, participant } of model.processes) {
    pools.set(id, id);
    if (participant) pools.set(participant.id, id);
  }
  return pools;
}
