/** 收回签收: who looks after the cases of the region opens a claimed task again to all it is meant for. */
import { letGo } from '../engine/claims.ts';
import { reject } from '../engine/rejections.ts';
import type { TaskAct } from './act.ts';
import { words } from './messages.ts';

export const reclaim: TaskAct = {
  id: 'reclaim',
  on: 'task',
  label: words.reclaim.label,
  asks: { comment: 'reason' },
  reasonMissing: words.reclaim.reason,
  by: 'steward',
  shown: (task) => task.assignee !== undefined,
  whyNot: ({ task }) =>
    task.assignee ? null : reject('not_possible_now', { message: words.release.unclaimed }),
  apply(run, { comment = '' }, { task }) {
    letGo(run, task);
    run.emit('act.reclaim', { step: task.step, task: task.id, data: { comment } });
  },
  events: { 'act.reclaim': { text: ({ step }) => words.reclaim.told(step) } },
};
