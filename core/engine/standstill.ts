/**
 * A case that stands still 挂起, and goes on. While it is suspended no timer runs: task deadlines, delays, the statutory
 * clock, publicity and what is owed later. Afterwards each has the rest it had, by the rule of `time/pause.ts`: a day
 * counts when the case runs at its end. A fixed date stays the date it is. What runs on is said by the block.
 */
import type { Instant } from '../basics.ts';
import { blockNamed, timerWord } from '../blocks/block.ts';
import { isOpen } from '../time/open.ts';
import { shiftedEnd, type Pause } from '../time/pause.ts';
import type { PeriodUnit } from '../basics.ts';
import type { Task, Timer } from '../vocabulary.ts';
import { periodEnd, unitOf } from './periods.ts';
import { specOf } from './process.ts';
import { refuse } from './rejections.ts';
import type { DecisionDraft } from './run.ts';

/** The case stands still from now on. */
export function standStill(run: DecisionDraft): void {
  run.case.status = 'suspended';
  run.case.suspendedAt = run.facts.now;
}

/** It goes on, and every timer with the rest it had. */
export function goOnAgain(run: DecisionDraft): void {
  const { suspendedAt, ...rest } = run.case;
  run.case.status = 'running';
  delete run.case.suspendedAt;
  // cases of release 0.1 did not keep when they were suspended: their dates stay
  if (suspendedAt === undefined) return;
  const stood = { from: suspendedAt, to: run.facts.now };
  run.case.suspensions = [...(rest.suspensions ?? []), stood];
  for (const timer of [...run.case.timers]) moveTimer(run, timer, later(run, timer, stood, timer.at));
  countOpenDates(run);
}

/** The calendar has come: what can be counted is, and the log says so. */
export function countDates(run: DecisionDraft): void {
  const before = run.case.timers;
  countOpenDates(run);
  if (run.case.timers === before) refuse('conflict');
  run.emit('dates.counted');
}

/** Counts the dates that were open for want of a calendar, as far as it is there now. */
function countOpenDates(run: DecisionDraft): void {
  for (const timer of run.case.timers.filter(({ at }) => isOpen(at))) {
    let at = reckoned(run, timer);
    for (const stood of run.case.suspensions ?? []) at = later(run, timer, stood, at);
    moveTimer(run, timer, at);
  }
}

/** The deadline of a task, open or known. */
export function setDue(task: Task, at: Instant): void {
  delete task.due;
  delete task.dueOpen;
  if (isOpen(at)) task.dueOpen = true;
  else task.due = at;
}

/** When a timer is due that stood so long. */
function later(run: DecisionDraft, timer: Timer, stood: Pause, dueAt: Instant): Instant {
  const unit = unitOfTimer(run, timer);
  if (unit === null || timerWord(run.process.blocks, timer)?.runsOn) return dueAt;
  return shiftedEnd({ startedAt: timer.since ?? run.case.startedAt, dueAt }, stood, unit, run.facts.calendar);
}

function moveTimer(run: DecisionDraft, timer: Timer, at: Instant): void {
  if (at === timer.at) return;
  const moved = { ...timer, at };
  run.case.timers = run.case.timers.map((t) => (t.id === timer.id ? moved : t));
  if (moved.block !== undefined) blockNamed(run.process.blocks, moved.block).moved?.(run, moved);
  else if (moved.kind === 'due') {
    const task = taskOf(run, moved.ref);
    if (task) setDue(task, at);
  }
  run.refresh();
}

function taskOf(run: DecisionDraft, id: string): Task | undefined {
  return run.case.activities.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
}

/** What a timer is counted in; those of release 0.1 did not say it. */
function unitOfTimer(run: DecisionDraft, timer: Timer): PeriodUnit | null {
  if (timer.unit !== undefined) return timer.unit;
  const spec = specOfTimer(run, timer);
  return spec ? unitOf(spec) : 'min';
}

function specOfTimer(run: DecisionDraft, timer: Timer): Parameters<typeof unitOf>[0] | undefined {
  if (timer.kind === 'machine') return run.process.definition.delays?.[timer.delay];
  if (timer.kind !== 'due') return undefined;
  const activity = run.case.activities.find(({ tasks }) => tasks.some(({ id }) => id === timer.ref));
  return activity && specOf(run.process, activity).due;
}

/** The end of an open timer from its beginning. */
function reckoned(run: DecisionDraft, timer: Timer): Instant {
  if (timer.block !== undefined)
    return blockNamed(run.process.blocks, timer.block).reckoned?.(run, timer) ?? timer.at;
  const spec = specOfTimer(run, timer);
  const since = timer.since ?? run.facts.now;
  return spec ? periodEnd(spec, since, run.scope(), run.facts.calendar) : timer.at;
}
