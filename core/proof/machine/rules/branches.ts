/** What waits for all below it to be done gets there: each branch can come to its end. */
import type { Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { labelOf, pathOf, type State } from '../states.ts';
import { messages } from '../../messages.ts';

export const branches: Rule<DefinitionContext> = {
  name: 'branches',
  run: (context, report) => {
    const run = context.explored();
    if (!run || run.coverage !== 'full') return;
    const took = new Set(run.steps.flatMap((step) => step.took));
    const entered = new Set([...run.begun, ...run.steps.flatMap((step) => step.entered)]);
    for (const { state, trigger, transitions } of context.machine.lists) {
      if (
        trigger !== 'onDone' ||
        !entered.has(state.id) ||
        transitions.some(({ number }) => took.has(number))
      )
        continue;
      const late =
        state.config.type === 'parallel'
          ? state.children.filter((region) => !canFinish(region, entered))
          : [];
      const names = late.map((region) => `“${labelOf(region)}”`).join(messages.branches.between);
      report({
        code: 'branches_never_join',
        element: state.key,
        path: `/machine${pathOf(state)}/onDone`,
        message: messages.branches.neverDone(
          labelOf(state),
          names ? messages.branches.withoutEnd(names) : '',
        ),
        english: `"${state.key}" is never done${late.length > 0 ? `: ${late.map(({ key }) => key).join(', ')} cannot finish` : ''}`,
      });
    }
  },
};

function canFinish(region: State, entered: Set<string>): boolean {
  return (
    region.config.type === 'final' ||
    region.children.some((child) => child.config.type === 'final' && entered.has(child.id))
  );
}
