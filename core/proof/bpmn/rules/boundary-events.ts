/** A boundary event stands on an activity, waits for something, and leads somewhere. */
import type { Report, Rule } from '../../runner.ts';
import { called, type Event, type Graph, has, isActivity, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';

export const boundaryEvents: Rule<ModelContext> = {
  name: 'boundary_events',
  run: ({ graphs }, report) => {
    for (const graph of graphs) {
      for (const node of graph.scope.nodes) if (isEvent(node, 'boundary')) look(graph, node, report);
    }
  },
};

function look(graph: Graph, event: Event, report: Report): void {
  const tell = (code: string, chinese: string, english: string): void =>
    report({
      code,
      element: event.id,
      message: `边界事件“${called(event)}”${chinese}`,
      english: `Boundary event "${called(event)}" ${english}`,
    });
  if (!isActivity(graph.nodes.get(event.attachedTo ?? '')))
    tell('boundary_unattached', '没有附在任何活动上', 'is not attached to an activity');
  if (graph.incoming.has(event.id)) tell('boundary_has_incoming', '不能有流入的连线', 'has an incoming flow');
  if (has(event, 'compensation')) return;
  if (!graph.outgoing.has(event.id))
    tell('boundary_without_flow', '没有流出的连线,发生之后不知道怎么办', 'has no outgoing flow');
  if (event.definitions.every(({ trigger }) => trigger === 'none'))
    tell('boundary_without_trigger', '没有说明等待什么', 'waits for nothing');
  if (has(event, 'error') && !event.interrupting)
    tell('boundary_error_beside', '是错误事件,只能是中断的', 'is an error event and always interrupts');
}
