/** An event sub-process begins with exactly one event that it waits for, and stands outside the sequence flow. */
import type { Rule } from '../../runner.ts';
import { called, has, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const eventSubprocesses: Rule<ModelContext> = {
  name: 'event_subprocesses',
  run: ({ graphs }, report) => {
    for (const graph of graphs) {
      for (const node of graph.scope.nodes) {
        if (node.type !== 'subprocess' || node.kind !== 'event') continue;
        const starts = node.scope.nodes.filter((inner) => isEvent(inner, 'start'));
        const [start] = starts;
        if (starts.length !== 1 || !isEvent(start) || start.definitions.length === 0 || has(start, 'none')) {
          report({
            code: 'event_subprocess_start',
            element: node.id,
            message: messages.eventSubprocesses.oneStart(called(node)),
            english: `Event sub-process "${called(node)}" needs exactly one start event with a trigger`,
          });
        }
        if (graph.incoming.has(node.id) || graph.outgoing.has(node.id)) {
          report({
            code: 'event_subprocess_flow',
            element: node.id,
            message: messages.eventSubprocesses.noFlows(called(node)),
            english: `Event sub-process "${called(node)}" is started by its event and has no flows`,
          });
        }
      }
    }
  },
};
