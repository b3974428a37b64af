/** A schedule that never comes round, or does so on days nobody can tell, is found before it is published. */
import { isDay } from '../../time/day.ts';
import type { Checked } from '../block.ts';
import type { Recurrence } from './language.ts';
import { words } from './messages.ts';

export function check({ definition, forms, report }: Checked): void {
  const form = forms.get(definition.start.form);
  for (const [name, { on, data, process }] of Object.entries(definition.schedules ?? {})) {
    const path = `/schedules/${name}`;
    const found = recurrenceFault(on);
    if (found) report('schedule_unclear', name, `${path}/on`, found);
    if (process !== undefined && process !== definition.key) continue;
    const fields = (form?.schema.properties ?? {}) as Record<string, unknown>;
    for (const field of Object.keys(data))
      if (form && !Object.hasOwn(fields, field))
        report('field_unknown', name, `${path}/data`, words.check.field(field));
  }
}

function recurrenceFault({
  every,
  each = 1,
  since,
  weekday,
  day,
  wd,
  dates,
  month,
}: Recurrence): string | null {
  const wrong = [
    ...(dates ?? []).filter((date) => !isDay(`2024-${date}`)),
    ...(since && !isDay(since) ? [since] : []),
  ];
  if (wrong[0] !== undefined) return words.check.date(wrong[0]);
  if (each > 1 && since === undefined) return words.check.since;
  const inMonth = [day, wd, dates].filter((said) => said !== undefined).length;
  const short = every === 'day' || every === 'week';
  const clear =
    (short ? inMonth === 0 && month === undefined : inMonth <= 1) &&
    (weekday === undefined || every === 'week') &&
    (dates === undefined || (every === 'year' && month === undefined));
  return clear ? null : words.check.once;
}
