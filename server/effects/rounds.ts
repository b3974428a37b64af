/**
 * What comes round is opened here. Until when that was done stands in a document of each schedule, changed compare-and-set;
 * what is opened is known by schedule, place and day, so that neither two servers nor one that was killed open it twice.
 */
import {
  occurrences,
  orderOf,
  scheduleId,
  schedulesOf,
  type Occurrence,
  type Scheduled,
} from '../../core/blocks/schedule/rounds.ts';
import { dayOf } from '../../core/time/instant.ts';
import type { Instant } from '../../core/vocabulary.ts';
import { orderRows } from '../commands/order-rows.ts';
import type { Context } from '../context.ts';
import type { ScheduleDoc } from '../store/documents.ts';
import { changeSchedule } from '../store/schedules.ts';

/** Every schedule of the versions in force. */
export function allSchedules({ library }: Pick<Context, 'library'>): Scheduled[] {
  return schedulesOf(library.keys().flatMap((key) => library.latest(key) ?? []));
}

/** Opens what has come round by a moment; answers with how much that was. One schedule that fails does not keep the others. */
export async function openRounds(context: Context, until: Instant): Promise<number> {
  let opened = 0;
  for (const scheduled of allSchedules(context)) {
    try {
      opened += await openOne(context, scheduled, until);
    } catch (error) {
      context.log.error({ err: error, schedule: scheduleId(scheduled) }, 'a schedule failed');
    }
  }
  return opened;
}

async function openOne(context: Context, scheduled: Scheduled, until: Instant): Promise<number> {
  const doc = await standingOf(context, scheduled);
  if (doc.paused || doc.through >= until) return 0;
  const world = context.worldOf(context);
  const { found, known } = occurrences(world, scheduled, [doc.through, until]);
  if (!known) return 0;
  const due = scheduled.spec.missed === 'last' ? lastOfEach(found) : found;
  const orders = due.map((occurrence) => orderOf(world, occurrence));
  for (const order of orders) await orderRows(context, order);
  const last = due.at(-1);
  // asked every second: what is noted of a day without anything is that it is over
  if (!last && dayOf(doc.through) === dayOf(until)) return 0;
  const late = orders.at(-1)?.opening.member.scheduled?.late === true;
  const ids = orders.filter((_, n) => due[n]?.day === last?.day).map(({ id }) => id);
  const noted = last ? { last: { day: last.day, at: context.clock.now(), late, orders: ids } } : {};
  await changeSchedule(context.store, doc, { through: until, ...noted });
  return due.length;
}

/** The newest of each place: what was missed before it is not made up for. */
function lastOfEach(found: Occurrence[]): Occurrence[] {
  const newest = new Map(found.map((occurrence) => [occurrence.place, occurrence]));
  return found.filter((occurrence) => newest.get(occurrence.place) === occurrence);
}

/** How far a schedule is; one seen for the first time begins now: what lies before was nobody's. */
export async function standingOf({ store, clock }: Context, scheduled: Scheduled): Promise<ScheduleDoc> {
  const _id = scheduleId(scheduled);
  for (;;) {
    const found = await store.get<ScheduleDoc>('schedules', _id);
    if (found) return found;
    await store.insert('schedules', { _id, seq: 1, through: clock.now(), paused: false, last: null });
  }
}

/** On a training clock: moments by which something comes round, each once. A house without any yet begins where the clock is moved to. */
export async function momentsUntil(context: Context, until: Instant): Promise<Instant[]> {
  const schedules = allSchedules(context);
  const begun = await context.store.find<ScheduleDoc>('schedules', { filter: {}, limit: 1 });
  if (begun.length === 0) return [];
  const moments = new Set<Instant>();
  for (const scheduled of schedules) {
    const { through, paused } = await standingOf(context, scheduled);
    if (paused) continue;
    const world = context.worldOf(context);
    for (const { opens } of occurrences(world, scheduled, [through, until]).found) moments.add(opens);
  }
  return [...moments].sort();
}

/** Everything begins anew now: nothing of before comes round. */
export async function beginRounds(context: Context): Promise<void> {
  await context.store.deleteWhere('schedules', {});
  for (const scheduled of allSchedules(context)) await standingOf(context, scheduled);
}
