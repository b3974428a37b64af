/** An error that is thrown is caught somewhere around; else the case breaks off with it. */
import type { Rule } from '../../runner.ts';
import { called, type Event, type Graph, has, isEvent } from '../graph.ts';
import { catches } from '../outcome.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const uncaughtErrors: Rule<ModelContext> = {
  name: 'uncaught_errors',
  run: ({ graphs }, report) => {
    for (const graph of graphs) {
      for (const node of graph.scope.nodes) {
        if (!isEvent(node, 'end') || !has(node, 'error')) continue;
        const ref = node.definitions.find(({ trigger }) => trigger === 'error')?.ref;
        if (
          around(graphs, graph).some((event) =>
            event.definitions.some((definition) =>
              catches(definition, { trigger: 'error', ref, element: node.id }),
            ),
          )
        )
          continue;
        report({
          code: 'error_uncaught',
          element: node.id,
          message: messages.uncaughtErrors.uncaught(called(node)),
          english: `Nothing catches the error of "${called(node)}", so the case breaks off with it`,
        });
      }
    }
  },
};

/** The events around a scope that errors from inside it can come to: event sub-processes, boundaries, further out. */
function around(graphs: readonly Graph[], from: Graph): Event[] {
  const found: Event[] = [];
  for (let graph: Graph | undefined = from; graph; graph = parentOf(graphs, graph)) {
    for (const node of graph.scope.nodes) {
      if (node.type === 'subprocess' && node.kind === 'event' && node.scope !== from.scope)
        found.push(...node.scope.nodes.filter((inner) => isEvent(inner, 'start')));
    }
    const owner = graph.owner;
    if (owner) found.push(...(parentOf(graphs, graph)?.boundary.get(owner.id) ?? []));
  }
  return found;
}

function parentOf(graphs: readonly Graph[], { owner }: Graph): Graph | undefined {
  return owner && graphs.find(({ nodes }) => nodes.get(owner.id) === owner);
}
