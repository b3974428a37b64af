/** Telling who has a task that it waits. */
import type { Task } from '../vocabulary.ts';
import type { Run } from './run.ts';

/** Sends a message to who has claimed a task, else to all who may take it. */
export function remind(run: Run, task: Task, message: string): void {
  const to = task.assignee ? [`user:${task.assignee.user}`] : task.candidates;
  run.effect({ kind: 'notify', to, message, data: { task: task.id } });
}
