import { afterAll, beforeAll, describe } from 'vitest';
import { describeBatches } from './contract/batches.ts';
import { describeTogether } from './contract/follow-ups.ts';
import { describeDocuments } from './contract/documents.ts';
import { describeEvents } from './contract/events.ts';
import { describeFiles } from './contract/files.ts';
import { describeLeases } from './contract/leases.ts';
import { describeQueries } from './contract/queries.ts';
import { describeRandomQueries } from './contract/random.ts';
import type { TheStore } from './contract/the-store.ts';
import type { Store } from './types.ts';

/** What every backend promises (types.ts), as tests. `open` gives an empty store; the suite closes it. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    }, 60_000);
    afterAll(() => store?.close());

    const theStore: TheStore = () => store;
    describeDocuments(theStore);
    describeQueries(theStore);
    describeBatches(theStore);
    describeTogether(theStore);
    describeEvents(theStore);
    describeLeases(theStore);
    describeFiles(theStore);
    describeRandomQueries(theStore);
  });
}
