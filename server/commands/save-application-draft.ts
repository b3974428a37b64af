/** Keeps an application that was begun. A save names the revision it began from, so that newer work is never written over. */
import type { DraftBody } from '../../core/contract/shapes/draft.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors, HttpError } from '../errors.ts';
import {
  applicationDraftId,
  MOST_DRAFTS,
  writeApplicationDraft,
  type ApplicationDraftDoc,
} from '../store/application-drafts.ts';
import { messages } from './messages.ts';

/**
 * Saves the next revision; the same one sent again, because its answer was lost, is answered again.
 * @throws HttpError 404 `unknown_process`; 409 `draft_gone` (handed in or deleted meanwhile), `draft_overtaken`, `quota`
 */
export async function saveApplicationDraft(
  { library, store, clock }: Context,
  user: string | null,
  draft: string,
  { rev, data, ...content }: DraftBody,
): Promise<{ rev: number; at: Instant }> {
  const process = library.latest(content.process);
  if (!process) throw errors.unknown('process');
  const doc: ApplicationDraftDoc = {
    _id: applicationDraftId(user, draft),
    seq: rev + 1,
    user: user ?? '',
    draft,
    title: process.definition.title,
    at: clock.now(),
    data: JSON.stringify(data),
    ...content,
  };
  const before = await store.get<ApplicationDraftDoc>('drafts', doc._id);
  if (before && isRepeat(before, doc)) return { rev: before.seq, at: before.at };
  if (!before && rev > 0) throw new HttpError(409, 'draft_gone', messages.drafts.gone);
  if (!before && (await store.count('drafts', { user: doc.user })) >= MOST_DRAFTS)
    throw new HttpError(409, 'quota', messages.drafts.quota);
  if (!(await writeApplicationDraft(store, doc)))
    throw new HttpError(409, 'draft_overtaken', messages.drafts.overtaken);
  return { rev: doc.seq, at: doc.at };
}

/** Whether just this was saved just now, from the same device. */
function isRepeat(before: ApplicationDraftDoc, doc: ApplicationDraftDoc): boolean {
  return before.seq === doc.seq && before.data === doc.data && before.device?.id === doc.device?.id;
}
