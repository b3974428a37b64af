/** When the clock runs, stands and stops. */
import type { StateMeta } from '../../definition/process.ts';
import { periodEnd } from '../../engine/periods.ts';
import type { Run } from '../../engine/run.ts';
import { pauseClock, resumeClock } from '../../time/pause.ts';
import type { PeriodUnit } from '../../time/period.ts';
import { clockSlot } from './state.ts';

/** A step was entered: the clock may start, stop or stand. */
export function entersClock(run: Run, step: string, meta: StateMeta): void {
  const { limit } = run.process.definition;
  if (!limit) return;
  if (step === limit.from && !clockSlot.of(run.case)) {
    clockSlot.put(run.case, {
      startedAt: run.facts.now,
      dueAt: periodEnd(limit.period, run.facts.now, run.scope(), run.facts.calendar),
    });
    watchClock(run);
  }
  const clock = clockSlot.of(run.case);
  if (!clock || clock.stoppedAt) return;
  if (limit.until.includes(step) || meta.end !== undefined) {
    clock.stoppedAt = run.facts.now;
    stopWatching(run);
  } else if (meta.pauses && !clock.pausedAt) {
    clockSlot.put(run.case, pauseClock(clock, run.facts.now));
    stopWatching(run);
    run.emit('clock.paused', { step });
  }
}

/** A step was left: the clock may run on. */
export function leavesClock(run: Run, meta: StateMeta): void {
  const clock = clockSlot.of(run.case);
  const { limit } = run.process.definition;
  if (!limit || !clock?.pausedAt || clock.stoppedAt || !meta.pauses) return;
  const running = resumeClock(clock, run.facts.now, unitOf(limit.period), run.facts.calendar);
  clockSlot.put(run.case, running);
  run.emit('clock.resumed', { data: { dueAt: running.dueAt } });
  watchClock(run);
}

/** The limit is over. */
export function clockOver(run: Run): void {
  const clock = clockSlot.of(run.case);
  if (!clock || clock.stoppedAt) return;
  clock.overdue = true;
  run.emit('clock.overdue');
}

/** The case hears when its limit is over. */
export function watchClock(run: Run): void {
  const clock = clockSlot.of(run.case);
  if (clock) run.addTimer({ block: 'clock', what: 'over', at: clock.dueAt, ref: 'clock' });
}

/** It does not hear it any more. */
export function stopWatching(run: Run): void {
  run.dropTimers((timer) => timer.block === 'clock');
}

function unitOf(period: { wd?: unknown; cd?: unknown; h?: unknown }): PeriodUnit {
  if (period.wd !== undefined) return 'wd';
  if (period.cd !== undefined) return 'cd';
  return period.h !== undefined ? 'h' : 'min';
}
