/** 催办: whoever waits reminds who has a task, or all who have one of the case. */
import { HOUSE } from '../blocks/message/templates.ts';
import { reject } from '../engine/rejections.ts';
import { remind } from '../engine/remind.ts';
import type { Case, Task } from '../vocabulary.ts';
import type { CaseAct, TaskAct } from './act.ts';
import { words } from './messages.ts';

const { label, nobody } = words.urge;

export const urge: TaskAct = {
  id: 'urge',
  on: 'task',
  label,
  asks: {},
  by: 'involved',
  decides: false,
  // its button stands on the case, where all see it
  shown: () => false,
  /** The task need not be theirs; but somebody must have it now. */
  whyNot({ task }) {
    if (task.state === 'open') return null;
    return reject(task.state === 'done' ? 'task_closed' : 'not_possible_now');
  },
  apply(run, { comment }, { task }) {
    remind(run, task, HOUSE.urge);
    run.emit('task.urged', { step: task.step, task: task.id, ...(comment ? { data: { comment } } : {}) });
  },
  events: { 'task.urged': { text: () => words.urge.told } },
};

export const urgeCase: CaseAct = {
  id: 'urge',
  on: 'case',
  by: 'involved',
  decides: false,
  label,
  asks: {},
  whyNot(run) {
    if (run.case.status !== 'running') return reject('not_running');
    return openTasks(run.case).length > 0 ? null : reject('not_possible_now', { message: nobody });
  },
  apply(run, { comment }) {
    for (const task of openTasks(run.case)) remind(run, task, HOUSE.urgeCase);
    run.emit('task.urged', comment ? { data: { comment } } : {});
  },
  events: {},
};

function openTasks(c: Case): Task[] {
  return c.activities.flatMap(({ tasks }) => tasks).filter((task) => task.state === 'open');
}
