/** The calendar of a year: which days are holidays, which weekends are worked. */
import { isDay } from '../../core/time/day.ts';
import { countOpenDates } from '../effects/open-dates.ts';
import type { Context } from '../context.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { CalendarDoc } from '../store/documents.ts';
import { errors } from '../errors.ts';
import { noteChange } from './note-change.ts';
import { messages } from './messages.ts';

/** What is said of a year. */
interface YearDays {
  holidays: string[];
  workdays: string[];
}

/** Publishes the days of a year and keeps who did; periods counted from now on follow it, and those that were open. @throws 422 for a day of another year, or said twice */
export async function setCalendar(
  context: Context,
  year: string,
  { holidays, workdays }: YearDays,
  by: Actor,
): Promise<YearDays> {
  for (const [list, days] of Object.entries({ holidays, workdays })) {
    const wrong = days.findIndex((day) => !isDay(day) || !day.startsWith(`${year}-`));
    if (wrong >= 0) throw errors.invalid(messages.calendar.day(year), `${list}.${wrong}`);
  }
  const both = workdays.findIndex((day) => holidays.includes(day));
  if (both >= 0) throw errors.invalid(messages.calendar.both, `workdays.${both}`);
  const published = { holidays: [...holidays].sort(), workdays: [...workdays].sort() };
  const before = await context.store.get<CalendarDoc>('calendar', year);
  const change = { at: context.clock.now(), by: by.name, ...published };
  await context.store.set('calendar', {
    _id: year,
    ...published,
    changes: [...(before?.changes ?? []), change],
  });
  const days = before && { holidays: before.holidays, workdays: before.workdays };
  await noteChange(context, by, 'calendar', [year], JSON.stringify({ before: days, after: published }));
  await context.registry.reload();
  await countOpenDates(context);
  return published;
}
