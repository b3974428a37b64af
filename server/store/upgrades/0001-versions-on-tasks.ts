/** Rows of queues name the version their case runs on. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface Row extends Doc {
  case: string;
  version?: number;
}

export const versionsOnTasks: Upgrade = {
  number: 1,
  what: 'rows of queues name the version their case runs on',
  run: (store) =>
    rewrite<Row>(store, 'tasks', async (row) => {
      if (row.version !== undefined) return null;
      const doc = await store.get<Doc & { version: number }>('cases', row.case);
      return doc && { ...row, version: doc.version };
    }),
};
