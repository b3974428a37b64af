/** A timer is due: the case hears it, once. */
import { blockNamed } from '../blocks/block.ts';
import { HOUSE } from '../blocks/message/templates.ts';
import { claimEnds } from './claims.ts';
import type { FireTimer } from './commands.ts';
import { refuse } from './rejections.ts';
import type { DecisionDraft } from './run.ts';
import { remind } from './remind.ts';

/** Fires a timer; one that is gone meanwhile is a conflict, which the timer worker takes for done. */
export function fireTimer(run: DecisionDraft, command: FireTimer): void {
  const timer = run.case.timers.find((t) => t.id === command.timer);
  if (!timer) refuse('conflict');
  if (run.case.status === 'suspended') refuse('suspended');
  run.dropTimers((t) => t.id === timer.id);
  if (timer.block !== undefined) blockNamed(run.process.blocks, timer.block).fired?.(run, timer);
  else if (timer.kind === 'due') overdue(run, timer.ref);
  else if (timer.kind === 'claim') claimEnds(run, timer.ref);
  else {
    const { state, delay } = timer;
    run.emit('timer.fired', { data: { state, delay } });
    run.hear({ type: delay, after: state });
  }
}

/** A deadline has passed: the task is marked, its holders are reminded, nothing is decided. */
function overdue(run: DecisionDraft, id: string): void {
  const task = run.case.activities.flatMap((a) => a.tasks).find((t) => t.id === id);
  if (!task || task.state !== 'open') return;
  task.overdue = true;
  run.emit('task.overdue', { step: task.step, task: id });
  remind(run, task, HOUSE.overdue);
}
