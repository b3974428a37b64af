/** The calendar of working days as the administrator keeps it. */
import { addDays } from '../../core/time/day.ts';
import type { WorkCalendar } from '../../core/time/calendar.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { CalendarDoc } from '../store/documents.ts';
import { whole } from '../store/whole.ts';

/** How long before it is needed a year is missed: periods of some weeks reach into it. */
const SOON_DAYS = 61;

/** The year soon needed that has no calendar of working days; null when all is known. */
export function missingYear(calendar: WorkCalendar, now: Instant): number | null {
  const [today, soon] = [dayOf(now), addDays(dayOf(now), SOON_DAYS)].map((day) => Number(day.slice(0, 4)));
  return [today, soon].find((year) => year !== undefined && !calendar.years.includes(year)) ?? null;
}

/** What the administrator is shown. */
interface Calendars {
  years: Record<
    string,
    Pick<CalendarDoc, 'holidays' | 'workdays'> & { changes: NonNullable<CalendarDoc['changes']> }
  >;
  missing: number | null;
}

/** Every year with its changes. */
export async function readCalendars({ store, registry, clock }: Context): Promise<Calendars> {
  const rows = await whole<CalendarDoc>(store, 'calendar');
  const years = Object.fromEntries(
    rows.map(({ _id, holidays, workdays, changes = [] }) => [_id, { holidays, workdays, changes }]),
  );
  return { years, missing: missingYear(registry.calendar(), clock.now()) };
}
