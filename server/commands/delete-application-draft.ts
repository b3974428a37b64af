/** Forgets an application that was begun: it was handed in, or is not wanted any more. */
import type { Context } from '../context.ts';
import { applicationDraftId } from '../store/application-drafts.ts';

/** Where there is none, nothing happens. */
export async function deleteApplicationDraft(
  { store }: Context,
  user: string | null,
  draft: string,
): Promise<void> {
  await store.delete('drafts', applicationDraftId(user, draft));
}
