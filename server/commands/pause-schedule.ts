/** A schedule 定期 is held, or goes on. */
import { scheduleId } from '../../core/blocks/schedule/rounds.ts';
import type { ScheduleView } from '../../core/contract/shapes/schedule.ts';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { allSchedules, standingOf } from '../effects/rounds.ts';
import { errors } from '../errors.ts';
import { scheduleView } from '../queries/schedules.ts';
import { changeSchedule } from '../store/schedules.ts';
import { noteChange } from './note-change.ts';

/** Holds a schedule, or lets it go on: what would have come round meanwhile is not made up for. @throws HttpError 404 */
export async function pauseSchedule(
  context: Context,
  actor: Actor,
  id: string,
  { paused, reason }: { paused: boolean; reason: string },
): Promise<ScheduleView> {
  const scheduled = allSchedules(context).find((one) => scheduleId(one) === id);
  if (!scheduled) throw errors.unknown('schedule');
  for (;;) {
    const doc = await standingOf(context, scheduled);
    if (doc.paused === paused) break;
    const through = paused ? doc.through : context.clock.now();
    if (!(await changeSchedule(context.store, doc, { paused, through }))) continue;
    await noteChange(context, actor, paused ? 'pause-schedule' : 'resume-schedule', [id], reason);
    break;
  }
  return scheduleView(context, scheduled);
}
