/** When the clock runs, stands and stops. */
import type { StateMeta } from '../../definition/process.ts';
import { periodEnd, unitOf } from '../../engine/periods.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import { OPEN_END } from '../../time/open.ts';
import { merged, pauseClock, resumeClock, shiftedEnd } from '../../time/pause.ts';
import type { Instant } from '../../basics.ts';
import type { BlockTimer } from '../../vocabulary.ts';
import { clockSlot } from './state.ts';

/** A step was entered: the clock may start, stop or stand. */
export function entersClock(run: DecisionDraft, step: string, meta: StateMeta): void {
  const { limit } = run.process.definition;
  if (!limit) return;
  if (step === limit.from && !clockSlot.of(run.case)) {
    clockSlot.put(run.case, { startedAt: run.facts.now, dueAt: fullLimit(run, run.facts.now) });
    watchClock(run);
  }
  const clock = clockSlot.of(run.case);
  if (!clock || clock.stoppedAt) return;
  if (limit.until.includes(step) || meta.end !== undefined) {
    clock.stoppedAt = run.facts.now;
    stopWatching(run);
  } else if (meta.pauses && !clock.pausedAt) {
    // a case that is suspended stands already
    clockSlot.put(run.case, pauseClock(clock, run.case.suspendedAt ?? run.facts.now));
    stopWatching(run);
    run.emit('clock.paused', { step });
  }
}

/** A step was left: the clock may run on. */
export function leavesClock(run: DecisionDraft, meta: StateMeta): void {
  const clock = clockSlot.of(run.case);
  const { limit } = run.process.definition;
  if (!limit || !clock?.pausedAt || clock.stoppedAt || !meta.pauses) return;
  const running = resumeClock(clock, run.facts.now, unitOf(limit.period) ?? 'min', run.facts.calendar);
  clockSlot.put(run.case, running);
  run.emit('clock.resumed', { data: { dueAt: running.dueAt } });
  watchClock(run);
}

/** When the limit ends that begins then, the times it stands left aside. */
function fullLimit(run: DecisionDraft, from: Instant): Instant {
  const { limit } = run.process.definition;
  return limit ? periodEnd(limit.period, from, run.scope(), run.facts.calendar) : OPEN_END;
}

/** The limit ends at another moment: the case was suspended, or the calendar has come. */
export function moveClock(run: DecisionDraft, { at }: BlockTimer): void {
  const clock = clockSlot.of(run.case);
  if (clock) clock.dueAt = at;
}

/** An open limit counted again with what it stood until it last ran on; later suspensions come on top. */
export function limitEnd(run: DecisionDraft, { since = run.facts.now }: BlockTimer): Instant {
  const clock = clockSlot.of(run.case);
  const { limit } = run.process.definition;
  const unit = limit && unitOf(limit.period);
  if (!clock) return OPEN_END;
  const { startedAt, stood = [] } = clock;
  let dueAt = fullLimit(run, startedAt);
  if (!unit) return dueAt;
  const suspended = (run.case.suspensions ?? []).filter(({ from }) => from < since);
  const before = suspended.map(({ from, to }) => ({ from, to: to < since ? to : since }));
  for (const pause of merged([...stood, ...before]))
    dueAt = shiftedEnd({ startedAt, dueAt }, pause, unit, run.facts.calendar);
  return dueAt;
}

/** The limit is over. */
export function clockOver(run: DecisionDraft): void {
  const clock = clockSlot.of(run.case);
  if (!clock || clock.stoppedAt) return;
  clock.overdue = true;
  run.emit('clock.overdue');
}

/** The case hears when its limit is over. */
export function watchClock(run: DecisionDraft): void {
  const clock = clockSlot.of(run.case);
  const { limit } = run.process.definition;
  if (!clock || !limit) return;
  const since = clock.stood?.at(-1)?.to ?? clock.startedAt;
  const counted = { since, unit: unitOf(limit.period) };
  run.addTimer({ block: 'clock', what: 'over', at: clock.dueAt, ref: 'clock', ...counted });
}

/** It does not hear it any more. */
export function stopWatching(run: DecisionDraft): void {
  run.dropTimers((timer) => timer.block === 'clock');
}
