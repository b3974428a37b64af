/** Who hears objections, and what `objections` are to an expression. */
import type { DefinitionContext } from '../../proof/machine/context.ts';
import { typeOfForm } from '../../proof/machine/blocks.ts';
import { comes } from '../../proof/machine/explore.ts';
import { labelOf } from '../../proof/machine/states.ts';
import { listOf, merged, objectOf, STRING } from '../../proof/machine/types.ts';
import type { Rule } from '../../proof/runner.ts';
import type { BlockProof } from '../proof.ts';
import { words } from './messages.zh-CN.ts';
import { OBJECTION_FILED } from './spec.ts';

/** Objections to a publicity that takes them are heard. */
const heard: Rule<DefinitionContext> = {
  name: 'objection_heard',
  run: ({ machine, explored }, report) => {
    const run = explored();
    if (run?.coverage !== 'full') return;
    for (const state of machine.states) {
      const { notice } = state.meta;
      if (notice?.kind !== 'publicity' || notice.objections === undefined) continue;
      if (comes(run, state, OBJECTION_FILED) !== false) continue;
      report({
        code: 'objection_unheard',
        element: state.key,
        message: words.proof.unheard(labelOf(state)),
        english: `Nothing hears objections to the notice of "${state.key}"`,
      });
    }
  },
};

export const proof: BlockProof = {
  types: ({ machine, forms }) => {
    const [form] = machine.states.flatMap(({ meta }) => forms.get(meta.notice?.objections ?? '') ?? []);
    const filed = merged(form ? typeOfForm(form) : objectOf({}), objectOf({ id: STRING, finding: STRING }));
    return [['objections', listOf(filed)]];
  },
  heardAt: ({ meta }) => (meta.notice?.objections === undefined ? [] : [OBJECTION_FILED]),
  rules: [heard],
  findings: { objection_unheard: 'error' },
};
