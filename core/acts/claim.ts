/** 签收: somebody takes a task that several may do. */
import { hold } from '../engine/claims.ts';
import type { TaskAct } from './act.ts';
import { words } from './messages.ts';

export const claim: TaskAct = {
  id: 'claim',
  on: 'task',
  label: words.claim.label,
  asks: {},
  by: 'holder',
  shown: (task) => task.assignee === undefined,
  apply(run, _command, { task }) {
    hold(run, task, { user: run.actor.user ?? '', name: run.actor.name });
    run.emit('task.claimed', { step: task.step, task: task.id });
  },
  events: { 'task.claimed': { text: ({ step }) => words.claim.told(step) } },
};
