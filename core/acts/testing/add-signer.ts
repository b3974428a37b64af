/** An act only tests know: another signer beside the holder of a task. It shows that an act is one record. */
import { openAsked } from '../../engine/activities.ts';
import type { Act } from '../../engine/commands.ts';
import { outcomesOf, ruleOf } from '../../engine/origin.ts';
import { refuse } from '../../engine/rejections.ts';
import type { TaskAct } from '../act.ts';

export const addSigner: TaskAct = {
  id: 'test_signer',
  on: 'task',
  label: '加签',
  asks: { to: 'colleague', comment: 'reason' },
  by: 'holder',
  shown: () => true,
  apply(run, { to, comment = '' }, here) {
    const { task, spec, activity } = here;
    const signer = to as NonNullable<Act['to']>;
    if (signer.user === run.actor.user) refuse('receiver_self', { path: 'to' });
    if (activity.votes.some(({ user }) => user === signer.user)) refuse('receiver_excluded', { path: 'to' });
    const rule = { outcomes: outcomesOf(spec, ruleOf(spec, task)) };
    const added = openAsked(run, here, signer, { kind: 'added', rule });
    const data = { to: signer.name, user: signer.user, comment };
    run.emit('act.test_signer', { step: task.step, task: task.id, data: { ...data, added: added.id } });
  },
  events: {
    'act.test_signer': {
      text: ({ step, data, named }) => `「${step}」加签${named(String(data.to))}`,
    },
  },
};
