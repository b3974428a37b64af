/** Acts on a task itself, which every task knows: claim 签收, release, save 暂存, transfer 转办, urge 催办. */
import type { TaskSpec } from '../definition/process.ts';
import type { Activity, Task } from '../vocabulary.ts';
import type { Act } from './commands.ts';
import { ruleOf } from './origin.ts';
import { formFor } from './process.ts';
import { refuse } from './rejections.ts';
import type { Run } from './run.ts';
import { checkedDraft } from './submission.ts';

const TASK_ACTS = ['claim', 'release', 'save', 'transfer', 'urge'] as const;

type TaskAct = (typeof TASK_ACTS)[number];

/** Whether a word names such an act. */
export function isActWord(word: string): boolean {
  return (TASK_ACTS as readonly string[]).includes(word);
}

/** Whether a word is such an act at this step; an outcome of the same name takes its place. */
export function isTaskAct(spec: TaskSpec, action: string): action is TaskAct {
  return isActWord(action) && !Object.hasOwn(spec.outcomes, action);
}

/** What an act on a task needs to know. */
interface Here {
  activity: Activity;
  task: Task;
  spec: TaskSpec;
  action: string;
}

/** Carries it out. */
export function actOnTask(run: Run, command: Act, here: Here): void {
  switch (here.action as TaskAct) {
    case 'claim':
      return claim(run, here);
    case 'release':
      return release(run, here);
    case 'save':
      return save(run, command, here);
    case 'transfer':
      return transfer(run, command, here);
    case 'urge':
      return urge(run, here.task, '催办:请尽快办理', command.comment);
  }
}

function claim(run: Run, { task }: Here): void {
  task.assignee = { user: run.actor.user ?? '', name: run.actor.name };
  run.emit('task.claimed', { step: task.step, task: task.id });
}

function release(run: Run, { task }: Here): void {
  if (!task.assignee) refuse('not_possible_now', { message: '这项待办还没有人签收' });
  delete task.assignee;
  run.emit('task.released', { step: task.step, task: task.id });
}

/** A draft belongs to the form of the first outcome: that is what the screen opens with. */
function save(run: Run, command: Act, { task, spec }: Here): void {
  const [outcome] = Object.keys(spec.outcomes);
  task.draft = checkedDraft(run, formFor(run.process, spec, ruleOf(spec, task), outcome as string), command.data);
  run.emit('task.saved', { step: task.step, task: task.id });
}

function transfer(run: Run, command: Act, { task, activity }: Here): void {
  const { to, comment } = command;
  if (!to?.user) refuse('receiver_missing', { path: 'to' });
  if (!comment?.trim()) refuse('reason_missing', { path: 'comment', message: '请填写转办理由' });
  if (to.user === run.actor.user) refuse('receiver_self', { path: 'to' });
  if (task.excluded.includes(to.user) || activity.votes.some((vote) => vote.user === to.user))
    refuse('receiver_excluded', { path: 'to' });
  task.assignee = to;
  if (!task.candidates.includes(`user:${to.user}`)) task.candidates.push(`user:${to.user}`);
  run.emit('task.transferred', {
    step: task.step,
    task: task.id,
    data: { to: to.name, user: to.user, comment },
  });
}

/** Reminds whoever has the task. */
export function urge(run: Run, task: Task, message: string, comment?: string): void {
  remind(run, task, message);
  run.emit('task.urged', { step: task.step, task: task.id, ...(comment ? { data: { comment } } : {}) });
}

/** Sends a message to who has claimed a task, else to all who may take it. */
export function remind(run: Run, task: Task, message: string): void {
  const to = task.assignee ? [`user:${task.assignee.user}`] : task.candidates;
  run.effect({ kind: 'notify', to, message, data: { task: task.id } });
}
