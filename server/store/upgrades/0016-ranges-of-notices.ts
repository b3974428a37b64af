/** A notice says where it is shown; those posted before were on the public board of this house. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OldNotice {
  range?: string[];
}

interface OldCase extends Doc {
  blocks?: { notice?: OldNotice[] };
}

interface OldRow extends Doc {
  range?: string[];
  halted?: string | null;
}

export const rangesOfNotices: Upgrade = {
  number: 16,
  what: 'notices say where they are shown',
  run: async (store) => {
    await rewrite<OldCase>(store, 'cases', (doc) => {
      const notices = doc.blocks?.notice;
      if (!notices?.some(({ range }) => !range)) return null;
      const notice = notices.map((each) => ({ ...each, range: each.range ?? ['internet'] }));
      return { ...doc, blocks: { ...doc.blocks, notice } };
    });
    await rewrite<OldRow>(store, 'notices', (row) =>
      row.range ? null : { ...row, range: ['internet'], halted: null },
    );
  },
};
