/** What was not looked at in full is said, with what was. */
import type { Rule } from '../../runner.ts';
import { called, isGateway } from '../graph.ts';
import type { ModelContext } from '../scopes.ts';

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
            ? `“${called(owner)}”并行太多,无法逐一检查所有先后次序:按固定次序查完了 ${looked} 种情形,能否办完已经查清,同一处重复办理的情形可能有遗漏`
            : `“${called(owner)}”的情形太多,只检查了 ${looked} 种,其余没有结论`,
          english: full
            ? `"${called(owner)}" is too parallel to look at every order: with one order of independent steps ${looked} markings were looked at; whether it ends is known, something held twice may have been missed`
            : `"${called(owner)}" has too many markings: ${looked} were looked at, nothing is known of the rest`,
        });
      }
      for (const id of new Set(narrowed)) {
        report({
          code: 'branches_narrowed',
          element: id,
          message: `“${called(graph.nodes.get(id), id)}”的分支太多,没有检查所有组合`,
          english: `"${called(graph.nodes.get(id), id)}" has too many branches: not every combination was looked at`,
        });
      }
    }
    for (const graph of context.graphs) {
      if (graph.kind === 'adhoc' && graph.owner) {
        report({
          code: 'adhoc_not_proved',
          element: graph.owner.id,
          message: `临时子流程“${called(graph.owner)}”内部没有次序,未作检查`,
          english: `The inside of ad-hoc sub-process "${called(graph.owner)}" has no order and was not looked at`,
        });
      }
      for (const node of graph.scope.nodes) {
        if (!isGateway(node, 'complex')) continue;
        report({
          code: 'complex_gateway',
          element: node.id,
          message: `复杂网关“${called(node)}”按包容网关检查,它自己的规则没有检查`,
          english: `Complex gateway "${called(node)}" was looked at as an inclusive one; its own rule was not`,
        });
      }
    }
  },
};
