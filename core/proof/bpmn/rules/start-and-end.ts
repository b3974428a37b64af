/** A scope begins at a start event and comes to an end event. BPMN lets a sketch leave both out; what is to run may not. */
import type { Rule } from '../../runner.ts';
import { called, type Graph, isEvent, standsApart } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const startAndEnd: Rule<ModelContext> = {
  name: 'start_and_end',
  run: ({ graphs }, report) => {
    for (const graph of graphs) {
      if (!isOrdered(graph)) continue;
      const owner = graph.owner ?? graph.process;
      const what = graph.owner
        ? messages.startAndEnd.ofSubprocess(called(owner))
        : messages.startAndEnd.ofProcess(called(owner));
      const optional = graph.process.executable ? '' : '_in_sketch';
      if (!graph.scope.nodes.some((node) => isEvent(node, 'start') || startsByEvent(node))) {
        report({
          code: `process_without_start${optional}`,
          element: owner.id,
          message: messages.startAndEnd.noStart(what),
          english: `"${called(owner)}" has no start event`,
        });
      }
      if (!graph.scope.nodes.some((node) => isEvent(node, 'end'))) {
        report({
          code: `process_without_end${optional}`,
          element: owner.id,
          message: messages.startAndEnd.noEnd(what),
          english: `"${called(owner)}" has no end event`,
        });
      }
    }
  },
};

function startsByEvent(node: Graph['scope']['nodes'][number]): boolean {
  return node.type === 'gateway' && node.instantiate === true;
}

/** Not empty, and with an order of its own. An event sub-process is looked at by its own rule. */
function isOrdered({ kind, scope }: Graph): boolean {
  return kind !== 'adhoc' && kind !== 'event' && scope.nodes.some((node) => !standsApart(node));
}
