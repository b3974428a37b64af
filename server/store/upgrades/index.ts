/**
 * Stored documents of earlier releases, brought to the shape this program reads: numbered steps above the store's
 * interface, written once for both backends. The number a store has reached is kept in it and travels with its backup.
 *
 * To change the shape of a stored document: add `NNNN-<what>.ts` with an upgrade that has the next number, name it in
 * UPGRADES, and add its test to upgrades.test.ts. A step is never edited once released. All servers of the earlier
 * release are stopped before the first of the new one starts.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NewerDatabase } from '../errors.ts';
import type { Doc, Store } from '../types.ts';
import { versionsOnTasks } from './0001-versions-on-tasks.ts';
import { origins } from './0002-origins.ts';
import { migrationsAreJobs } from './0003-migrations-are-jobs.ts';
import { blocksOfCases } from './0004-blocks-of-cases.ts';
import { sourcesApart } from './0005-sources-apart.ts';
import { operationsOfAccounts } from './0006-operations-of-accounts.ts';
import { timersByState } from './0007-timers-by-state.ts';
import { behaviourOfCases } from './0008-behaviour-of-cases.ts';
import { settingOfTraining } from './0009-setting-of-training.ts';
import { searchKeys } from './0010-search-keys.ts';
import { textsById } from './0011-texts-by-id.ts';
import { draftsWithRevisions } from './0012-drafts-with-revisions.ts';
import { toldToPersons } from './0013-told-to-persons.ts';
import { settingOfOffice } from './0014-setting-of-office.ts';
import { pendingEffects } from './0015-pending-effects.ts';
import { rangesOfNotices } from './0016-ranges-of-notices.ts';
import type { Upgrade } from './upgrade.ts';

/** In order, from 1, without gaps. */
export const UPGRADES: readonly Upgrade[] = [
  versionsOnTasks,
  origins,
  migrationsAreJobs,
  blocksOfCases,
  sourcesApart,
  operationsOfAccounts,
  timersByState,
  behaviourOfCases,
  settingOfTraining,
  searchKeys,
  textsById,
  draftsWithRevisions,
  toldToPersons,
  settingOfOffice,
  pendingEffects,
  rangesOfNotices,
];

/** The number of a store whose documents this program reads. */
export const DOCUMENTS = UPGRADES.length;

/** Where a store keeps its number: a document of `meta`. */
export const UPGRADED = 'upgrades';

const LEASE = 'store:upgrades';
const LEASE_MS = 60_000;
const RETRY_MS = 200;

interface UpgradedDoc extends Doc {
  number: number;
}

/**
 * Upgrades what is stored, or refuses what a later program wrote. Of two starters one works, the other waits.
 * @throws NewerDatabase
 */
export async function upgradeDocuments(store: Store, upgrades: readonly Upgrade[] = UPGRADES): Promise<void> {
  if ((await reached(store, upgrades)) === upgrades.length) return;
  const owner = randomUUID();
  while (!(await store.lease(LEASE, owner, LEASE_MS))) await pause(RETRY_MS);
  const renewal = setInterval(
    () => void store.lease(LEASE, owner, LEASE_MS).catch(() => undefined),
    LEASE_MS / 3,
  );
  try {
    const from = await reached(store, upgrades);
    for (const upgrade of upgrades.slice(from)) {
      await upgrade.run(store);
      await store.set('meta', { _id: UPGRADED, number: upgrade.number } satisfies UpgradedDoc);
    }
  } finally {
    clearInterval(renewal);
    await store.lease(LEASE, owner, 0);
  }
}

async function reached(store: Store, upgrades: readonly Upgrade[]): Promise<number> {
  const number = (await store.get<UpgradedDoc>('meta', UPGRADED))?.number ?? 0;
  if (number > upgrades.length)
    throw new NewerDatabase(`this ${store.backend} store`, number, upgrades.length);
  return number;
}
