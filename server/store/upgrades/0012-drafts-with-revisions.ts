/** Drafts of applications have an id, a revision and what is listed of them; they were one text a person and process. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OldDraft extends Doc {
  user: string;
  at: string;
  data: string;
}

/** What the page kept in that text. */
interface OldContent {
  data: object;
  requestId: string;
  page: number;
  behalfOf: string | null;
  title: string;
}

export const draftsWithRevisions: Upgrade = {
  number: 12,
  what: 'a person has several drafts of a process, each with its revision',
  run: (store) =>
    rewrite<OldDraft>(store, 'drafts', async (doc) => {
      if (doc['seq'] !== undefined) return null;
      const content = contentOf(doc.data);
      if (content)
        await store.insert('drafts', {
          _id: `${doc.user}:${content.requestId}`,
          seq: 1,
          user: doc.user,
          draft: content.requestId,
          process: doc._id.slice(doc.user.length + 1),
          title: content.title,
          behalfOf: content.behalfOf,
          page: content.page,
          at: doc.at,
          device: null,
          data: JSON.stringify(content.data),
        });
      // what is no draft of the page's was shown by no page
      await store.delete('drafts', doc._id);
      return null;
    }),
};

function contentOf(text: string): OldContent | null {
  try {
    const { data, requestId, page, behalfOf, title } = JSON.parse(text) as Partial<OldContent>;
    if (typeof data !== 'object' || data === null || typeof requestId !== 'string') return null;
    return {
      data,
      requestId,
      page: typeof page === 'number' ? page : 1,
      behalfOf: typeof behalfOf === 'string' ? behalfOf : null,
      title: typeof title === 'string' ? title : '',
    };
  } catch {
    return null;
  }
}
