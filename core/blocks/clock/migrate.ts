import { periodEnd } from '../../engine/periods.ts';
import { alike, type Move, type Pair } from '../../migration/move.ts';
import { isOpen, OPEN_END } from '../../time/open.ts';
import { addMs, toMs } from '../../time/instant.ts';
import type { Instant } from '../../vocabulary.ts';
import { entersClock, leavesClock, stopWatching, watchClock } from './on.ts';
import { clockSlot } from './state.ts';

/** The statutory limit goes on from when it began, with the time it stood still; a changed one is as much longer or shorter. */
export function migrateClock({ old, next, run }: Move, pairs: Pair[]): void {
  const [was, is] = [old.definition.limit, next.definition.limit];
  if (!is) {
    clockSlot.drop(run.case);
    stopWatching(run);
    return;
  }
  const clock = clockSlot.of(run.case);
  if (was && clock && !clock.stoppedAt && !alike(was.period, is.period)) {
    const end = (period: typeof is.period): Instant =>
      periodEnd(period, clock.startedAt, run.scope(), run.facts.calendar);
    const [after, before] = [end(is.period), end(was.period)];
    clock.dueAt = [after, before, clock.dueAt].some(isOpen)
      ? OPEN_END
      : addMs(clock.dueAt, toMs(after) - toMs(before));
    stopWatching(run);
    if (clock.dueAt > run.facts.now) delete clock.overdue;
    if (!clock.pausedAt && !clock.overdue) watchClock(run);
  }
  for (const { from, to } of pairs) {
    if (from.meta.pauses && !to.meta.pauses) leavesClock(run, from.meta);
    if (!was || (to.meta.pauses && !from.meta.pauses)) entersClock(run, to.step, to.meta);
  }
}
