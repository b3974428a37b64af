/** Every state can be reached, and every transition can be taken. */
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { labelOf, pathOf } from '../states.ts';
import { messages } from '../../messages.ts';

export const reachable: Rule<DefinitionContext> = {
  name: 'reachable',
  run: (context, report) => {
    const run = context.explored();
    if (!run || run.coverage !== 'full') return;
    const entered = new Set([...run.begun, ...run.steps.flatMap((step) => step.entered)]);
    for (const state of context.machine.states) {
      if (
        !state.parent ||
        entered.has(state.id) ||
        !entered.has(state.parent.id) ||
        state.config.type === 'history'
      )
        continue;
      report({
        code: 'state_unreachable',
        element: state.key,
        path: `/machine${pathOf(state)}`,
        message: messages.reachable.neverReached(labelOf(state)),
        english: `State "${state.key}" can never be reached`,
      });
    }
    const took = new Set(run.steps.flatMap((step) => step.took));
    for (const transition of context.machine.transitions) {
      const { state, event, trigger, path } = transition;
      // the rules of events and conditions say why; what is left is only told
      if (took.has(transition.number) || trigger === 'always' || !entered.has(state.id)) continue;
      report({
        code: 'transition_never',
        element: state.key,
        path: `/machine${path}`,
        message: messages.reachable.neverTaken(labelOf(state), event || trigger),
        english: `This transition of "${state.key}" for "${event || trigger}" is never taken`,
      });
    }
  },
};
