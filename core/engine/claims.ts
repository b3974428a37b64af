/** Who holds a task, and for how long: a claim that leads to nothing ends by itself, so that no task waits for who is gone. */
import { due } from '../time/period.ts';
import type { Task, Timer } from '../vocabulary.ts';
import type { DecisionDraft } from './run.ts';

/** How long a claim lasts. */
const LASTS = { n: 72, unit: 'h' } as const;

/** Somebody holds the task from now on. */
export function hold(run: DecisionDraft, task: Task, holder: NonNullable<Task['assignee']>): void {
  letGo(run, task);
  task.assignee = holder;
  // what is meant for one person alone stays theirs
  if (task.candidates.every((key) => key === `user:${holder.user}`)) return;
  run.addTimer({ kind: 'claim', at: due(LASTS, run.facts.now, run.facts.calendar), ref: task.id });
}

/** Nobody holds the task any more. */
export function letGo(run: DecisionDraft, task: Task): void {
  delete task.assignee;
  run.dropTimers((timer) => timer.kind === 'claim' && timer.ref === task.id);
}

/** A claim has lasted too long: the task is open again to all it is meant for. */
export function claimEnds(run: DecisionDraft, id: string): void {
  const task = run.case.activities.flatMap((a) => a.tasks).find((t) => t.id === id);
  if (!task?.assignee || task.state !== 'open') return;
  letGo(run, task);
  run.emit('task.released', { step: task.step, task: id });
}

/** Whether a timer goes with a task. */
export function isOfTask(timer: Timer, id: string): boolean {
  return (timer.kind === 'due' || timer.kind === 'claim') && timer.ref === id;
}
