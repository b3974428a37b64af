/** Telling who has a task that it waits. */
import type { HouseTemplate } from '../blocks/message/templates.ts';
import type { Task } from '../vocabulary.ts';
import type { DecisionDraft } from './run.ts';

/** Sends a message of the house to who has claimed a task, else to all who may take it. */
export function remind(run: DecisionDraft, task: Task, template: HouseTemplate): void {
  const to = task.assignee ? [`user:${task.assignee.user}`] : task.candidates;
  run.effect({ kind: 'notify', to, template, version: run.process.version, data: { task: task.id } });
}
