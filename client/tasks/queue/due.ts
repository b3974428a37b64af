/** The deadline of a row: its words and how loud they are. Never colour alone: the words say it too. */
import type { TaskItem } from '../../../core/api.ts';
import type { Instant } from '../../../core/vocabulary.ts';
import type { WorkCalendar } from '../../../core/time/calendar.ts';
import { describeDate, describeDue, describeMonthDay } from '../../../core/time/describe.ts';
import { dayOf, dueDay, timeOf } from '../../../core/time/instant.ts';

type DueTone = 'late' | 'today' | 'soon' | 'plain';

export interface Due {
  words: string;
  tone: DueTone;
}

/** Workdays left at which a deadline is near. */
const SOON = 1;

/** Null where there is no deadline; one that is open is said. */
export function dueOf(due: Instant | null, now: Instant, calendar: WorkCalendar, open = false): Due | null {
  if (due === null) return open ? { words: describeDue(null, now, calendar), tone: 'plain' } : null;
  return { words: describeDue(due, now, calendar), tone: toneOf(due, now, calendar) };
}

function toneOf(due: Instant, now: Instant, calendar: WorkCalendar): DueTone {
  if (now >= due) return 'late';
  const today = dayOf(now);
  const last = dueDay(due);
  if (last === today) return 'today';
  try {
    return calendar.workdaysBetween(today, last) <= SOON ? 'soon' : 'plain';
  } catch {
    // A year without a calendar: the words name calendar days, the row stays calm.
    return 'plain';
  }
}

/** `3月2日 09:05`; of another year with the year. */
export function shortMoment(at: Instant, now: Instant): string {
  const day = dayOf(at);
  const date = day.slice(0, 4) === dayOf(now).slice(0, 4) ? describeMonthDay(day) : describeDate(day);
  return `${date} ${timeOf(at)}`;
}

interface Tally {
  total: number;
  late: number;
  today: number;
  /** Rows that are not loaded yet may be late or due today too: the two numbers are at least these. */
  atLeast: boolean;
}

/**
 * The head line's numbers from the rows that are loaded. Sorted by deadline, the late ones and those of today stand
 * first, so the numbers are exact as soon as a later row is loaded.
 */
export function tally(
  rows: readonly Pick<TaskItem, 'due'>[],
  list: { total: number | undefined; complete: boolean; byDue: boolean },
  now: Instant,
): Tally {
  const today = dayOf(now);
  let late = 0;
  let due = 0;
  let beyond = false;
  for (const row of rows) {
    if (row.due === null || dueDay(row.due) > today) beyond = true;
    else if (now >= row.due) late += 1;
    else due += 1;
  }
  const atLeast = !list.complete && !(list.byDue && beyond);
  return { total: list.total ?? rows.length, late, today: due, atLeast };
}
