/** Branches that run beside the rest of a scope. */
import { type Event, type Graph, has, isEvent, reach, startsOf } from './graph.ts';

/**
 * Non-interrupting boundary events whose branch never meets the rest of the scope. Each time one goes off its branch
 * runs by itself, so it is looked at by itself; how often it goes off does not matter then.
 */
export function eventsApart(graph: Graph): Set<string> {
  const events = graph.scope.nodes.filter(
    (node): node is Event => isEvent(node, 'boundary') && !node.interrupting && !has(node, 'compensation'),
  );
  const apart = new Set(events.map(({ id }) => id));
  const starts = startsOf(graph).map(({ id }) => id);
  for (let settled = false; !settled;) {
    settled = true;
    const main = reach(graph, starts, (event) => event.interrupting || !apart.has(event.id));
    for (const event of events) {
      if (!apart.has(event.id)) continue;
      const branch = reach(graph, [event.id], (other) => other.interrupting || !apart.has(other.id));
      if ([...branch].some((id) => id !== event.id && main.has(id))) {
        apart.delete(event.id);
        settled = false;
      }
    }
  }
  return apart;
}
