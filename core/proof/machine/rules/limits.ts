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
      const looked = run.positions.length;
      const ordered = run.coverage === 'one_order';
      report({
        code: 'state_space_too_large',
        element: 'machine',
        path: '/machine',
        message: ordered
          ? `并行的情形太多,没有逐一检查所有先后次序:按固定次序查完了 ${looked} 种,能否办结已经查清`
          : `情形太多,只检查了 ${looked} 种,能否办结没有结论`,
        english: ordered
          ? `Too parallel for every order: with one order of independent branches ${looked} positions were looked at; whether it ends is known`
          : `Too many positions: ${looked} were looked at`,
      });
    }
  },
};
