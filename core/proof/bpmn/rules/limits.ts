/** What was not looked at in full is said, with what was. */
import type { Rule } from '../../runner.ts';
import { called, isGateway } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';
import { messages } from '../../messages.ts';

export const limits: Rule<ModelContext> = {
  name: 'limits',
  run: (context, report) => {
    for (const { graph, run, narrowed } of context.played()) {
      const owner = graph.owner ?? graph.process;
      if (run.coverage !== 'full') {
        const looked = run.markings.length;
        const full = run.coverage === 'one_order';
        report({
          code: 'state_space_too_large',
          element: owner.id,
          message: full
            ? messages.diagramLimits.inFixedOrder(called(owner), looked)
            : messages.diagramLimits.tooMany(called(owner), looked),
          english: full
            ? `"${called(owner)}" is too parallel to look at every order: with one order of independent steps ${looked} markings were looked at; whether it ends is known, something held twice may have been missed`
            : `"${called(owner)}" has too many markings: ${looked} were looked at, nothing is known of the rest`,
        });
      }
      for (const id of new Set(narrowed)) {
        report({
          code: 'branches_narrowed',
          element: id,
          message: messages.diagramLimits.branches(called(graph.nodes.get(id), id)),
          english: `"${called(graph.nodes.get(id), id)}" has too many branches: not every combination was looked at`,
        });
      }
    }
    for (const graph of context.graphs) {
      if (graph.kind === 'adhoc' && graph.owner) {
        report({
          code: 'adhoc_not_proved',
          element: graph.owner.id,
          message: messages.diagramLimits.adHoc(called(graph.owner)),
          english: `The inside of ad-hoc sub-process "${called(graph.owner)}" has no order and was not looked at`,
        });
      }
      for (const node of graph.scope.nodes) {
        if (!isGateway(node, 'complex')) continue;
        report({
          code: 'complex_gateway',
          element: node.id,
          message: messages.diagramLimits.complexGateway(called(node)),
          english: `Complex gateway "${called(node)}" was looked at as an inclusive one; its own rule was not`,
        });
      }
    }
  },
};
