/** Saves a draft of a process. A save names the revision it began from. */
import type { DraftBody } from '../../core/api-admin.ts';
import type { Context } from '../context.ts';
import { contents, draftConflict, draftOf, edited, sourceOf } from '../definitions/drafts.ts';
import { errors } from '../errors.ts';
import type { By, ProcessDraftDoc } from '../store/documents.ts';
import { replaceDraft } from '../store/process-drafts.ts';
import { messages } from './messages.ts';

/** Saves over the revision the body names. @throws HttpError 409 `conflict` when somebody has saved since */
export async function saveDraft(
  context: Context,
  key: string,
  id: string,
  body: DraftBody,
  by: By,
): Promise<ProcessDraftDoc> {
  const draft = await draftOf(context, key, id);
  if (body.rev === undefined) throw errors.invalid(messages.whichRevision, 'rev');
  const source = await edited(context, key, sourceOf(draft), body);
  const doc: ProcessDraftDoc = {
    ...draft,
    ...contents(key, source),
    seq: body.rev + 1,
    note: body.note ?? draft.note,
    savedAt: context.clock.now(),
    savedBy: by,
  };
  // the answer to a save was lost and it is sent again
  const same = draft.source === doc.source && draft.note === doc.note && draft.savedBy.user === by.user;
  if (draft.seq === doc.seq && same) return draft;
  if (await replaceDraft(context.store, doc)) return doc;
  throw draftConflict(await draftOf(context, key, id));
}
