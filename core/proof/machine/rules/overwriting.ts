/** What the filer wrote stays: nothing that a step or an act hands in goes where a field of the first form stands. */
import type { Report, Rule } from '../../runner.ts';
import { blockOf, blockTypes } from '../blocks.ts';
import type { DefinitionContext } from '../context.ts';
import { labelOf } from '../states.ts';
import { messages } from '../../messages.ts';

export const overwriting: Rule<DefinitionContext> = {
  name: 'overwriting',
  run: (context, report) => {
    const { definition, machine } = context;
    const own = blockTypes(context, machine).get('.');
    const fields = new Set(own?.kind === 'object' ? Object.keys(own.fields) : []);
    for (const state of machine.states) {
      const { task } = state.meta;
      if (!task) continue;
      const blocks = new Set(Object.keys(task.outcomes).map((outcome) => blockOf(task, state.key, outcome)));
      for (const block of blocks) if (fields.has(block)) tell(state.key, labelOf(state), block, report);
    }
    for (const [name, { label }] of Object.entries(definition.actions ?? {}))
      if (fields.has(name)) tell(name, label, name, report);
  },
};

function tell(element: string, label: string, field: string, report: Report): void {
  report({
    code: 'block_overwrites',
    element,
    path: field,
    message: messages.overwriting.overwrites(label, field),
    english: `What is handed in at "${element}" overwrites the field "${field}" of the application`,
  });
}
