/** Drafts of processes are written compare-and-set: of two people who save from the same revision one is told. */
import type { ProcessDraftDoc } from './documents.ts';
import type { Store } from './types.ts';

/** Writes a new draft. */
export async function addDraft(store: Store, doc: ProcessDraftDoc): Promise<void> {
  await store.insert('process_drafts', doc);
}

/** Replaces the revision before; false when it is no longer the latest. */
export function replaceDraft(store: Store, doc: ProcessDraftDoc): Promise<boolean> {
  return store.swap('process_drafts', doc, doc.seq - 1);
}
