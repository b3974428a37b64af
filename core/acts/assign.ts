/**
 * 指定办理人: who looks after the cases of the region gives a task to somebody of its office, whoever holds it now; where
 * nobody of its office can take it, to somebody of another one.
 */
import { hold } from '../engine/claims.ts';
import type { Act } from '../engine/commands.ts';
import { isBarred } from '../engine/interest.ts';
import { refuse } from '../engine/rejections.ts';
import type { TaskAct } from './act.ts';
import { words } from './messages.ts';

export const assign: TaskAct = {
  id: 'assign',
  on: 'task',
  label: words.assign.label,
  asks: { to: 'colleague', comment: 'reason' },
  reasonMissing: words.assign.reason,
  by: 'steward',
  shown: () => true,
  apply(run, { to: receiver, comment = '' }, { task, activity }) {
    const { outside, ...to } = receiver as NonNullable<Act['to']>;
    if (isBarred(task, to) || activity.votes.some((vote) => vote.user === to.user))
      refuse('receiver_excluded', { path: 'to' });
    if (outside) task.candidates.push(`user:${to.user}`);
    hold(run, task, to);
    run.emit('act.assign', {
      step: task.step,
      task: task.id,
      data: { to: to.name, user: to.user, comment },
    });
  },
  events: {
    'act.assign': { text: ({ step, data, named }) => words.assign.told(step, named(String(data.to ?? ''))) },
  },
};
