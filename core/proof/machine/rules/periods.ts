/** A period has one measure, and delays are named where they are used. */
import type { PeriodSpec } from '../../../definition/process.ts';
import type { Report, Rule } from '../../runner.ts';
import type { DefinitionContext } from '../context.ts';
import { everyAction, labelOf, pathOf } from '../states.ts';
import { messages } from '../../messages.ts';

export const periods: Rule<DefinitionContext> = {
  name: 'periods',
  run: ({ definition, machine }, report) => {
    look(definition.limit?.period, 'limit', '/limit/period', report);
    for (const [name, spec] of Object.entries(definition.delays ?? {}))
      look(spec, name, `/delays/${name}`, report);
    for (const state of machine.states) {
      look(state.meta.task?.due, state.key, `/machine${pathOf(state)}/meta/task/due`, report);
      look(state.meta.notice?.days, state.key, `/machine${pathOf(state)}/meta/notice/days`, report);
    }
    for (const { type, params, state, path } of everyAction(machine)) {
      if (type === 'obligation.open')
        look(params.due as PeriodSpec | undefined, state.key, `/machine${path}/due`, report);
    }
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
