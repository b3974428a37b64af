/** The statutory clock 办理时限 of a case: from one step to another, standing still where the office waits. */
import type { StateMeta } from '../definition/process.ts';
import { pauseClock, resumeClock } from '../time/pause.ts';
import type { PeriodUnit } from '../time/period.ts';
import { periodEnd } from './periods.ts';
import type { Run } from './run.ts';

/** A step was entered: the clock may start, stop or stand. */
export function enteredClock(run: Run, step: string, meta: StateMeta): void {
  const { limit } = run.process.definition;
  if (!limit) return;
  if (step === limit.from && !run.case.clock) {
    run.case.clock = {
      startedAt: run.facts.now,
      dueAt: periodEnd(limit.period, run.facts.now, run.scope(), run.facts.calendar),
    };
    watchClock(run);
  }
  const { clock } = run.case;
  if (!clock || clock.stoppedAt) return;
  if (limit.until.includes(step) || meta.end !== undefined) {
    clock.stoppedAt = run.facts.now;
    run.dropTimers((timer) => timer.kind === 'clock');
  } else if (meta.pauses && !clock.pausedAt) {
    run.case.clock = pauseClock(clock, run.facts.now);
    run.dropTimers((timer) => timer.kind === 'clock');
    run.emit('clock.paused', { step });
  }
}

/** A step was left: the clock may run on. */
export function leftClock(run: Run, meta: StateMeta): void {
  const { clock } = run.case;
  const { limit } = run.process.definition;
  if (!limit || !clock?.pausedAt || clock.stoppedAt || !meta.pauses) return;
  run.case.clock = resumeClock(clock, run.facts.now, unitOf(limit.period), run.facts.calendar);
  run.emit('clock.resumed', { data: { dueAt: run.case.clock.dueAt } });
  watchClock(run);
}

/** The limit is over. */
export function clockOver(run: Run): void {
  if (!run.case.clock || run.case.clock.stoppedAt) return;
  run.case.clock.overdue = true;
  run.emit('clock.overdue');
}

/** The case hears when its limit is over. */
export function watchClock(run: Run): void {
  if (run.case.clock) run.addTimer({ kind: 'clock', at: run.case.clock.dueAt, ref: 'clock' });
}

function unitOf(period: { wd?: unknown; cd?: unknown; h?: unknown }): PeriodUnit {
  if (period.wd !== undefined) return 'wd';
  if (period.cd !== undefined) return 'cd';
  return period.h !== undefined ? 'h' : 'min';
}
