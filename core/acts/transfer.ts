/** 转办: a task is handed to a colleague, with the reason. */
import { hold } from '../engine/claims.ts';
import type { Act } from '../engine/commands.ts';
import { isBarred } from '../engine/interest.ts';
import { refuse } from '../engine/rejections.ts';
import type { TaskAct } from './act.ts';
import { words } from './messages.ts';

export const transfer: TaskAct = {
  id: 'transfer',
  on: 'task',
  label: words.transfer.label,
  asks: { to: 'colleague', comment: 'reason' },
  reasonMissing: words.transfer.reason,
  by: 'holder',
  shown: () => true,
  apply(run, { to: receiver, comment = '' }, { task, activity }) {
    const to = receiver as NonNullable<Act['to']>;
    if (to.user === run.actor.user) refuse('receiver_self', { path: 'to' });
    if (isBarred(task, to) || activity.votes.some((vote) => vote.user === to.user))
      refuse('receiver_excluded', { path: 'to' });
    hold(run, task, to);
    run.emit('task.transferred', {
      step: task.step,
      task: task.id,
      data: { to: to.name, user: to.user, comment },
    });
  },
  events: {
    'task.transferred': {
      text: ({ step, data, named }) => words.transfer.told(step, named(String(data.to ?? ''))),
    },
  },
};
