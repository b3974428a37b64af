/** What was changed in the house, or looked at, by whom and why: one book for auditors. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';

/** `paths` says what of it; a look at a case is noted with its case by unmask.ts. */
export async function noteChange(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  by: Actor,
  kind:
    'posts' | 'incident' | 'calendar' | 'param' | 'setting' | 'export' | 'pause-schedule' | 'resume-schedule',
  paths: string[],
  reason: string,
): Promise<void> {
  await store.insert('looks', {
    _id: randomUUID(),
    case: '',
    kind,
    user: by.user,
    name: by.name,
    paths,
    reason,
    at: clock.now(),
  });
}
