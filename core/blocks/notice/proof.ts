/** What hears a publicity to its end, and what `notice` is to an expression. */
import type { DefinitionContext } from '../../proof/machine/context.ts';
import { comes } from '../../proof/machine/explore.ts';
import { labelOf } from '../../proof/machine/states.ts';
import { ANY, BOOLEAN, NUMBER, objectOf, optional, STRING, type Type } from '../../proof/machine/types.ts';
import type { Rule } from '../../proof/runner.ts';
import type { BlockProof } from '../proof.ts';
import { words } from './messages.ts';
import { NOTICE_ENDED } from './spec.ts';

/** The end of every publicity is heard. */
const ended: Rule<DefinitionContext> = {
  name: 'notice_ended',
  run: ({ machine, explored }, report) => {
    const run = explored();
    if (run?.coverage !== 'full') return;
    for (const state of machine.states) {
      if (state.meta.notice?.kind !== 'publicity' || comes(run, state, NOTICE_ENDED) !== false) continue;
      report({
        code: 'notice_never_ended',
        element: state.key,
        message: words.proof.neverEnds(labelOf(state)),
        english: `Nothing hears the end of the notice of "${state.key}"`,
      });
    }
  },
};

export const proof: BlockProof = {
  types: ({ machine }) => {
    const fields = machine.states
      .flatMap(({ meta }) => meta.notice?.fields ?? [])
      .map(({ name }): [string, Type] => [name, optional(ANY)]);
    const type = objectOf({
      id: optional(STRING),
      ended: BOOLEAN,
      posted_at: optional(STRING),
      ends_at: optional(STRING),
      objections: NUMBER,
      fields: objectOf(Object.fromEntries(fields)),
    });
    return [['notice', type]];
  },
  heardAt: ({ meta }) => (meta.notice?.kind === 'publicity' ? [NOTICE_ENDED] : []),
  rules: [ended],
  findings: { notice_never_ended: 'error' },
};
