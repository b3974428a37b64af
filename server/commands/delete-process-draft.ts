/** Throws a draft of a process away. */
import type { Context } from '../context.ts';
import { draftConflict, draftOf } from '../definitions/drafts.ts';
import type { By } from '../store/documents.ts';
import { replaceDraft } from '../store/process-drafts.ts';

/** Throws a draft away; it stays in the store with who did so. @throws HttpError 404, 409 */
export async function deleteDraft(context: Context, key: string, id: string, by: By): Promise<void> {
  const draft = await draftOf(context, key, id);
  const closed = { how: 'deleted' as const, at: context.clock.now(), by };
  if (!(await replaceDraft(context.store, { ...draft, seq: draft.seq + 1, open: false, closed })))
    throw draftConflict(await draftOf(context, key, id));
}
