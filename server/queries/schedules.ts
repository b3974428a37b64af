/** Schedules 定期, for who runs the platform: when each comes round next, what it opened last. */
import type { ScheduleView } from '../../core/contract/shapes/schedule.ts';
import { occurrences, scheduleId, type Scheduled } from '../../core/blocks/schedule/rounds.ts';
import { recurrenceWords } from '../../core/blocks/schedule/words.ts';
import { addDays } from '../../core/time/day.ts';
import { dayOf, endOfDay } from '../../core/time/instant.ts';
import { jobOf } from '../campaigns/kind.ts';
import type { Context } from '../context.ts';
import type { JobDoc, ScheduleDoc } from '../store/documents.ts';
import { allSchedules, standingOf } from '../effects/rounds.ts';

/** How many days ahead the next time is looked for, a little way first. */
const AHEAD = [40, 400, 4_000];

export async function listSchedules(context: Context): Promise<ScheduleView[]> {
  return Promise.all(allSchedules(context).map((scheduled) => scheduleView(context, scheduled)));
}

/** A schedule as it leaves the server. */
export async function scheduleView(context: Context, scheduled: Scheduled): Promise<ScheduleView> {
  const doc = await standingOf(context, scheduled);
  const { definition } = scheduled.process;
  const next = doc.paused ? null : nextOf(context, scheduled, doc);
  return {
    id: scheduleId(scheduled),
    process: definition.key,
    processTitle: definition.title,
    label: scheduled.spec.label,
    when: recurrenceWords(scheduled.spec),
    paused: doc.paused,
    next: next && { day: next.day, opens: next.opens },
    last: doc.last && {
      ...(await openedBy(context, doc.last.orders)),
      day: doc.last.day,
      at: doc.last.at,
      late: doc.last.late,
    },
  };
}

function nextOf(
  context: Context,
  scheduled: Scheduled,
  { through }: ScheduleDoc,
): { day: string; opens: string } | null {
  const world = context.worldOf(context);
  for (const days of AHEAD) {
    const until = endOfDay(addDays(dayOf(through), days));
    const { found, known } = occurrences(world, scheduled, [through, until]);
    if (found[0]) return found[0];
    if (!known) return null;
  }
  return null;
}

/** How many cases it opened, and how many could not be. */
async function openedBy({ store }: Context, orders: string[]): Promise<{ opened: number; left: number }> {
  const jobs = await store.getMany<JobDoc>('jobs', orders.map(jobOf));
  const sum = (of: (job: JobDoc) => number): number =>
    jobs.reduce((total, job) => total + (job ? of(job) : 0), 0);
  return { opened: sum(({ done }) => done), left: sum(({ left }) => left) };
}
