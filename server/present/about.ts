/** What a task is about beside the case, to whoever holds it, by the roles under which it is theirs. */
import type { CaseView, TaskView } from '../../core/api.ts';
import type { About } from '../../core/blocks/block.ts';
import type { CompiledProcess } from '../../core/engine/process.ts';
import type { Activity, Case, Task } from '../../core/vocabulary.ts';
import { formView } from './case.ts';

interface Place {
  case: Pick<CaseView, 'notices'>;
  activity: Activity | null;
  task: Task | null;
}

/** Null where it is about the case alone. */
export function aboutOf(
  process: CompiledProcess,
  c: Case,
  { case: view, activity, task }: Place,
  roles: readonly string[],
): TaskView['about'] {
  if (!activity || !task) return null;
  const said = process.blocks.map(({ about }) => about?.(c, { process, activity, task, roles }));
  const { notice, objection } = Object.assign({}, ...said) as About;
  if (notice === undefined && !objection) return null;
  return {
    notice: view.notices.find(({ id }) => id === notice) ?? null,
    objection: objection ? { ...objection, form: objection.form && formView(objection.form) } : null,
  };
}
