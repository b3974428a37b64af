/** 暂存: what is filled in so far is kept with the task. */
import { ruleOf } from '../engine/origin.ts';
import { formFor } from '../engine/process.ts';
import { checkedDraft } from '../engine/submission.ts';
import { keepDraft, refuseOvertaken } from '../engine/task-draft.ts';
import type { TaskAct } from './act.ts';
import { words } from './messages.ts';

export const save: TaskAct = {
  id: 'save',
  on: 'task',
  label: words.save.label,
  asks: {},
  by: 'holder',
  decides: false,
  shown: () => true,
  /** A draft belongs to the form of the first outcome: that is what the screen opens with. */
  apply(run, command, { task, spec }) {
    const [outcome] = Object.keys(spec.outcomes);
    const form = formFor(run.process, spec, ruleOf(spec, task), outcome as string);
    refuseOvertaken(task, command);
    keepDraft(task, checkedDraft(run, form, command.data), command, run.facts.now);
    run.emit('task.saved', { step: task.step, task: task.id });
  },
  events: { 'task.saved': { text: ({ step }) => words.save.told(step), minor: true } },
};
