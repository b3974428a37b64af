/** When something comes round, as an office says it: 每月5日, 每年12月10日, 每月第3个工作日. */
import type { ScheduleSpec } from './language.ts';
import { words } from './messages.ts';

const { told } = words;

export function recurrenceWords({ on, lead }: Pick<ScheduleSpec, 'on' | 'lead'>): string {
  const day = dayWords(on);
  const at = on.at === undefined ? day : told.at(day, on.at);
  if (lead === undefined) return at;
  return told.ahead(at, 'cd' in lead ? told.cd(lead.cd) : told.wd(lead.wd));
}

function dayWords(on: ScheduleSpec['on']): string {
  const { every, each = 1, month = 1 } = on;
  switch (every) {
    case 'day':
      return told.daily(each);
    case 'week':
      return told.weekly(each, on.weekday ?? 1);
    case 'month':
      return told.monthly(each, inMonth(on));
    case 'year':
      return on.dates
        ? told.onDates(each, on.dates.map(dateWords).join(told.and))
        : told.yearly(each, month, inMonth(on));
    default:
      return told.within(each, told.periods[every], month, inMonth(on));
  }
}

function inMonth({ wd, day = 1 }: ScheduleSpec['on']): string {
  if (wd !== undefined) return told.workday(wd);
  if (day === 'last') return told.last;
  return typeof day === 'number' ? told.day(day) : told.counted;
}

const dateWords = (date: string): string => told.date(Number(date.slice(0, 2)), Number(date.slice(3)));
