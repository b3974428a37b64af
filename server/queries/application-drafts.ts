/** What somebody began to apply for and has not handed in. */
import type { DraftItem, DraftView } from '../../core/contract/shapes/draft.ts';
import type { JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { applicationDraftId, MOST_DRAFTS, type ApplicationDraftDoc } from '../store/application-drafts.ts';

/** Mine, the last saved first. */
export async function myDrafts({ store }: Context, user: string | null): Promise<DraftItem[]> {
  const found = await store.find<ApplicationDraftDoc>('drafts', {
    filter: { user: user ?? '' },
    sort: { by: 'at', dir: -1 },
    limit: MOST_DRAFTS,
  });
  return found.map(itemOf);
}

/** One of mine; null where it was handed in or deleted. */
export async function myDraft(
  { store }: Context,
  user: string | null,
  draft: string,
): Promise<DraftView | null> {
  const doc = await store.get<ApplicationDraftDoc>('drafts', applicationDraftId(user, draft));
  return doc && { ...itemOf(doc), data: JSON.parse(doc.data) as JsonObject };
}

function itemOf({ draft, seq, process, title, behalfOf, page, at, device }: ApplicationDraftDoc): DraftItem {
  return { id: draft, rev: seq, process, title, behalfOf, page, at, device };
}
