/** What was not looked at in full is said, with what was; a machine that does not stand is said too. */
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { messages } from '../../messages.ts';

export const limits: Rule<DefinitionContext> = {
  name: 'limits',
  run: (context, report) => {
    const run = context.explored();
    if (!run) {
      report({
        code: 'machine_invalid',
        element: 'machine',
        path: '/machine',
        message: messages.machineLimits.brokenStructure,
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
          ? messages.machineLimits.inFixedOrder(looked)
          : messages.machineLimits.tooMany(looked),
        english: ordered
          ? `Too parallel for every order: with one order of independent branches ${looked} positions were looked at; whether it ends is known`
          : `Too many positions: ${looked} were looked at`,
      });
    }
  },
};
