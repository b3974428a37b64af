/** A boundary event stands on an activity, waits for something, and leads somewhere. */
import type { Report, Rule } from '../../runner.ts';
import { called, type Event, type Graph, has, isActivity, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

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
      message: messages.boundaryEvents.fault(called(event), chinese),
      english: `Boundary event "${called(event)}" ${english}`,
    });
  if (!isActivity(graph.nodes.get(event.attachedTo ?? '')))
    tell('boundary_unattached', messages.boundaryEvents.detached, 'is not attached to an activity');
  if (graph.incoming.has(event.id))
    tell('boundary_has_incoming', messages.boundaryEvents.entered, 'has an incoming flow');
  if (has(event, 'compensation')) return;
  if (!graph.outgoing.has(event.id))
    tell('boundary_without_flow', messages.boundaryEvents.noWayOut, 'has no outgoing flow');
  if (event.definitions.every(({ trigger }) => trigger === 'none'))
    tell('boundary_without_trigger', messages.boundaryEvents.nothingAwaited, 'waits for nothing');
  if (has(event, 'error') && !event.interrupting)
    tell(
      'boundary_error_beside',
      messages.boundaryEvents.mustInterrupt,
      'is an error event and always interrupts',
    );
}
