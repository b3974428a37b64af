/** A terminate end stops what still goes on beside it. That may be meant, so it is only pointed out. */
import type { Rule } from '../../runner.ts';
import { called, has, isEvent } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const cutOff: Rule<ModelContext> = {
  name: 'cut_off',
  run: (context, report) => {
    for (const { graph, run } of context.played()) {
      for (const [element, { lost, trace }] of run.cutOff) {
        const node = graph.nodes.get(element);
        if (!isEvent(node, 'end') || !has(node, 'terminate')) continue;
        const stopped = [...new Set(lost.map((id) => graph.flows.get(id)?.target ?? id))].map(
          (id) => `“${called(graph.nodes.get(id), id)}”`,
        );
        report({
          code: 'work_cut_off',
          element,
          message: messages.cutOff.cutOff(called(node), stopped.join(messages.cutOff.between)),
          english: `Terminate end "${called(node)}" may cut off ${stopped.join(', ')}`,
          trace,
        });
      }
    }
  },
};
