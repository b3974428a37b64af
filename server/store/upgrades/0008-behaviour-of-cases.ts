/** Cases know the number of what the program did when they began; those that began before there were numbers have none of it. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

export const behaviourOfCases: Upgrade = {
  number: 8,
  what: 'cases know the number of what the program did when they began',
  run: (store) =>
    rewrite<Doc>(store, 'cases', (doc) => ('behaviour' in doc ? null : { ...doc, behaviour: 0 })),
};
