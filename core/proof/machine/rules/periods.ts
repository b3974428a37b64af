/** A period has one measure, and delays are named where they are used. */
import { ACTIONS } from '../../../engine/vocabulary.ts';
import type { PeriodSpec } from '../../../definition/process.ts';
import type { Report, Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { saidOfBlocks } from '../said-of-blocks.ts';
import { everyAction, labelOf, pathOf } from '../states.ts';
import { messages } from '../../messages.ts';

export const periods: Rule<DefinitionContext> = {
  name: 'periods',
  run: (context, report) => {
    const { definition, machine } = context;
    for (const [name, spec] of Object.entries(definition.delays ?? {}))
      look(spec, name, `/delays/${name}`, report);
    for (const state of machine.states) {
      look(state.meta.task?.due, state.key, `/machine${pathOf(state)}/meta/task/due`, report);
    }
    for (const { type, params, state, path } of everyAction(machine))
      for (const [name, { kind }] of Object.entries(ACTIONS[type]?.params ?? {}))
        if (kind === 'period')
          look(params[name] as PeriodSpec | undefined, state.key, `/machine${path}/${name}`, report);
    for (const { element, read } of saidOfBlocks(context))
      if (read.as === 'period') look(read.period, element, read.path, report);
    delays({ definition, machine }, report);
  },
};

function look(spec: PeriodSpec | undefined, element: string, path: string, report: Report): void {
  if (!spec) return;
  const given = (['wd', 'cd', 'h', 'min', 'until'] as const).filter((unit) => spec[unit] !== undefined);
  const [unit] = given;
  const value = unit === undefined ? undefined : spec[unit];
  if (given.length !== 1) {
    report({
      code: 'period_invalid',
      element,
      path,
      message: messages.periods.oneKind,
      english: 'A period needs exactly one of wd, cd, h, min, until',
    });
  } else if (typeof value === 'number' && value < 0) {
    report({
      code: 'period_invalid',
      element,
      path,
      message: messages.periods.negative,
      english: 'A period cannot be negative',
    });
  }
}

function delays(
  { definition, machine }: Pick<DefinitionContext, 'definition' | 'machine'>,
  report: Report,
): void {
  const used = new Set<string>();
  for (const { state, trigger, event } of machine.lists) {
    if (trigger !== 'after') continue;
    used.add(event);
    if (Object.hasOwn(definition.delays ?? {}, event) || /^\d+$/.test(event)) continue;
    report({
      code: 'delay_unknown',
      element: state.key,
      path: event,
      message: messages.periods.undefinedPeriod(labelOf(state), event),
      english: `Delay "${event}" is not defined`,
    });
  }
  for (const name of Object.keys(definition.delays ?? {})) {
    if (!used.has(name))
      report({
        code: 'delay_unused',
        element: name,
        path: `/delays/${name}`,
        message: messages.periods.unused(name),
        english: `Delay "${name}" is not used`,
      });
  }
}
