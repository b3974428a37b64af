/** What a crash left to be carried out is called by its word: a document with effects in its outbox is pending. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

type Old = Doc & { boxed?: 1 };

export const pendingEffects: Upgrade = {
  number: 15,
  what: 'documents with effects still to be carried out are marked as pending',
  run: async (store) => {
    for (const collection of ['cases', 'funds'] as const)
      await rewrite<Old>(store, collection, ({ boxed, ...doc }) => (boxed ? { ...doc, pending: 1 } : null));
  },
};
