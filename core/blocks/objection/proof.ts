/** Who hears objections, and what `objections` are to an expression. */
import type { DefinitionContext } from '../../proof/machine/context.ts';
import { typeOfForm } from '../../proof/machine/blocks.ts';
import { comes } from '../../proof/machine/explore.ts';
import { labelOf } from '../../proof/machine/states.ts';
import { listOf, merged, objectOf, STRING } from '../../proof/machine/types.ts';
import type { Rule } from '../../proof/runner.ts';
import type { BlockProof } from '../proof.ts';
import { words } from './messages.ts';
import { OBJECTION_FILED } from './spec.ts';
import { takesWords } from './words.ts';

/** Objections to a publicity that takes them are heard. */
const heard: Rule<DefinitionContext> = {
  name: 'objection_heard',
  run: ({ machine, explored, readsOf }, report) => {
    const run = explored();
    if (run?.coverage !== 'full') return;
    // when the period is over all of them may be looked at together
    const asked = machine.transitions.flatMap(({ condition }) =>
      condition === null ? [] : readsOf(condition),
    );
    const lists = machine.states.flatMap(({ meta }) =>
      meta.task?.each === undefined ? [] : readsOf(meta.task.each),
    );
    if ([...asked, ...lists].some((path) => /^(notice\.)?objections(\.|$)/.test(path))) return;
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

/** Who objects can say what they object to: the form takes words of their own. */
const heardOut: Rule<DefinitionContext> = {
  name: 'objection_words',
  run: ({ machine, forms }, report) => {
    for (const state of machine.states) {
      const form = forms.get(state.meta.notice?.objections ?? '');
      if (!form || takesWords(form.schema)) continue;
      report({
        code: 'objection_without_words',
        element: state.key,
        message: words.proof.withoutWords(labelOf(state), form.title),
        english: `The form of objections at "${state.key}" takes no words`,
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
  rules: [heard, heardOut],
  findings: { objection_unheard: 'error', objection_without_words: 'error' },
};
