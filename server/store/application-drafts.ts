/** Applications begun and not handed in, as they are kept; written compare-and-set. */
import type { DraftDevice } from '../../core/contract/shapes/draft.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { Doc, Store } from './types.ts';

export interface ApplicationDraftDoc extends Doc {
  /** Its revision. */
  seq: number;
  user: string;
  /** Request id of the application it becomes. */
  draft: string;
  process: string;
  title: string;
  behalfOf: string | null;
  page: number;
  at: Instant;
  device: DraftDevice | null;
  /** As text: nothing has checked yet what names are in it. */
  data: string;
}

/** Under which it is kept: nobody reaches a draft of somebody else by its id. */
export const applicationDraftId = (user: string | null, draft: string): string => `${user ?? ''}:${draft}`;

/** Drafts of one person: enough for who fills in for a village. */
export const MOST_DRAFTS = 200;

/** Writes the first revision, or the one after the latest; false where another has been written meanwhile. */
export function writeApplicationDraft(store: Store, doc: ApplicationDraftDoc): Promise<boolean> {
  return doc.seq === 1 ? store.insert('drafts', doc) : store.swap('drafts', doc, doc.seq - 1);
}
