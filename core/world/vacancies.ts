/** Tasks that nobody can take: their role is held by no one at the office they are meant for. */
import type { CaseEvent } from '../vocabulary.ts';
import { words } from './messages.ts';
import type { World } from './port.ts';
import { wait, type Work } from './work.ts';

/** Raises an incident for every task just opened that nobody can take. True when there was one. */
export function* reportVacancies(world: World, caseId: string, events: CaseEvent[]): Work<boolean> {
  let found = false;
  for (const { type, task, step, data } of events) {
    if (type !== 'task.opened' || !task) continue;
    const candidates = (data?.candidates ?? []) as string[];
    if (yield* wait(world.held(candidates))) continue;
    found = true;
    const about = { task, step: step ?? '', role: String(data?.role), candidates };
    yield* wait(world.raise(caseId, { id: `vacant:${task}`, message: words.vacant, data: about }));
  }
  return found;
}
