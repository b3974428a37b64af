/** Forgets an application that was begun: it was handed in, or is not wanted any more. */
import type { Context } from '../context.ts';
import { applicationDraftId } from './save-application-draft.ts';

/** Where there is none, nothing happens. */
export async function deleteApplicationDraft(
  { store }: Context,
  user: string | null,
  process: string,
): Promise<void> {
  await store.delete('drafts', applicationDraftId(user, process));
}
