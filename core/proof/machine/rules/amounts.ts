/** What a button says (how much, and where it leads) is there: a money field of its form, a step of the machine. */
import { fieldsOf } from '../../../form/fields.ts';
import { messages } from '../../messages.ts';
import type { Rule } from '../../runner.ts';
import { formsOf } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import { pathOf } from '../states.ts';

export const amounts: Rule<DefinitionContext> = {
  name: 'amounts',
  run: ({ machine, forms }, report) => {
    for (const state of machine.states) {
      const { task } = state.meta;
      for (const [id, { label, amount, then }] of Object.entries(task?.outcomes ?? {})) {
        const path = `/machine${pathOf(state)}/meta/task/outcomes/${id}`;
        const money = (task ? formsOf(task, id) : [])
          .flatMap((form) => forms.get(form ?? '') ?? [])
          .flatMap(({ schema }) => fieldsOf(schema))
          .filter(([, field]) => field['format'] === 'money')
          .map(([name]) => name);
        if (amount?.field !== undefined && !money.includes(amount.field))
          report({
            code: 'field_missing',
            element: state.key,
            path: `${path}/amount/field`,
            message: messages.amounts.noField(label, amount.field),
            english: `The form of "${label}" has no money field ${amount.field}`,
          });
        if (then !== undefined && !machine.states.some(({ key }) => key === then))
          report({
            code: 'step_missing',
            element: state.key,
            path: `${path}/then`,
            message: messages.amounts.noStep(label, then),
            english: `"${label}" names the step ${then}, which does not exist`,
          });
      }
    }
  },
};
