/** Tasks that nobody can take: their role is held by no one at the office they are meant for. */
import type { CaseEvent } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { raiseIncident } from './incidents.ts';

/** How long a post that is held is not asked about again; one that is not held is asked about every time. */
const KNOWN_MS = 60_000;

/** Raises an incident for every task just opened that nobody can take. True when there was one. */
export async function reportVacancies(
  context: Context,
  caseId: string,
  events: CaseEvent[],
): Promise<boolean> {
  let found = false;
  for (const { type, task, step, data } of events) {
    if (type !== 'task.opened' || !task || (await someoneHolds(context, data?.candidates as string[])))
      continue;
    found = true;
    const role = String(data?.role);
    await raiseIncident(context, caseId, `vacant:${task}`, '这项待办的岗位目前没有人担任,没有人能办理', {
      task,
      step: step ?? '',
      role,
      candidates: data?.candidates ?? [],
    });
  }
  return found;
}

async function someoneHolds({ store, heldPosts: known }: Context, candidates: string[]): Promise<boolean> {
  const recent = Date.now() - KNOWN_MS;
  if (candidates.some((key) => key.startsWith('user:') || (known.get(key) ?? 0) > recent)) return true;
  const [holder] = await store.find('users', { filter: { posts: { in: candidates } }, limit: 1 });
  for (const key of (holder?.posts ?? []) as string[]) known.set(key, Date.now());
  return holder !== undefined;
}
