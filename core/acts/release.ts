/** 退回待签收: who has claimed a task gives it back to all who may do it. */
import { letGo } from '../engine/claims.ts';
import { refuse } from '../engine/rejections.ts';
import type { TaskAct } from './act.ts';
import { words } from './messages.ts';

export const release: TaskAct = {
  id: 'release',
  on: 'task',
  label: words.release.label,
  asks: {},
  by: 'holder',
  shown: (task) => task.assignee !== undefined,
  apply(run, _command, { task }) {
    if (!task.assignee) refuse('not_possible_now', { message: words.release.unclaimed });
    letGo(run, task);
    run.emit('task.released', { step: task.step, task: task.id });
  },
  events: { 'task.released': { text: ({ step }) => words.release.told(step) } },
};
