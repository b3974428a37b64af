/** What was not looked at in full is said, with what was; a machine that does not stand is said too. */
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';

export const limits: Rule<DefinitionContext> = {
  name: 'limits',
  run: (context, report) => {
    const run = context.explored();
    if (!run) {
      report({
        code: 'machine_invalid',
        element: 'machine',
        path: '/machine',
        message: '状态机的结构有误(例如去向不存在),没有检查能否办结',
        english: 'The machine is not well formed, so it was not explored',
      });
    } else if (run.coverage !== 'full') {
      report({
        code: 'state_space_too_large',
        element: 'machine',
        path: '/machine',
        message: `情形太多,只检查了 ${run.positions.length} 种,能否办结没有结论`,
        english: `Too many positions: ${run.positions.length} were looked at`,
      });
    }
  },
};
