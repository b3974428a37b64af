/** What people are told is filled in when it is sent; what waits in an outbox in finished words says just these. */
import { HOUSE } from '../../../core/blocks/message/templates.ts';
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OldCase extends Doc {
  version: number;
  outbox?: { kind: string; message?: unknown; data?: object }[];
}

export const textsById: Upgrade = {
  number: 11,
  what: 'messages name their text',
  run: (store) =>
    rewrite<OldCase>(store, 'cases', (doc) => {
      const isOld = (entry: { kind: string; message?: unknown }): boolean =>
        entry.kind === 'notify' && typeof entry.message === 'string';
      if (!doc.outbox?.some(isOld)) return null;
      const outbox = doc.outbox.map((entry) => {
        if (!isOld(entry)) return entry;
        const { message: said, data, ...rest } = entry;
        return { ...rest, template: HOUSE.said, version: doc.version, data: { ...data, said } };
      });
      return { ...doc, outbox };
    }),
};
