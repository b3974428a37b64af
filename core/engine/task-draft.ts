/** What is saved 暂存 at a task: by whom it was saved last, so that older work is never written over newer. */
import type { Actor, Instant, JsonObject, Task } from '../vocabulary.ts';
import type { Act } from './commands.ts';
import { refuse } from './rejections.ts';
import { words } from './messages.ts';

/** Refuses what was begun from an older draft than the one that is there; a screen follows its own saves. */
export function refuseOvertaken(task: Task, { draft }: Act): void {
  const { saved } = task;
  if (!draft || !saved || saved.rev === draft.rev || saved.screen === draft.screen) return;
  const { rev, at, by } = saved;
  refuse('draft_overtaken', { message: words.draftOvertaken(by.name), details: { rev, at, by: by.name } });
}

/** Keeps what was typed, as the next revision. */
export function keepDraft(task: Task, data: JsonObject, { draft, by }: Act, at: Instant): void {
  task.draft = data;
  task.saved = {
    rev: (task.saved?.rev ?? 0) + 1,
    at,
    by: nameOf(by),
    ...(draft ? { screen: draft.screen } : {}),
  };
}

/** It was handed in. */
export function dropDraft(task: Task): void {
  delete task.draft;
  delete task.saved;
}

function nameOf({ user, name }: Actor): { user: string | null; name: string } {
  return { user, name };
}
