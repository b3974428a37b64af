import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { NewerDatabase } from '../errors.ts';
import { ensureIndexes } from './indexes.ts';
import { takeLease } from './lease.ts';

const LEASE = 'store:migrations';
const LEASE_TTL = 60_000;
const RETRY_AFTER = 200;

/** One step of the database's history. Never edited once released; a change is a new number. */
interface Migration {
  number: number;
  /** What it does, for whoever reads the list. */
  what: string;
  /** May be cut off by a crash and run again: it must end the same. */
  up(db: Db): Promise<void>;
}

/** Indexes follow indexes.ts by themselves, documents are rewritten in ../upgrades; what goes here is anything else. */
const MIGRATIONS: Migration[] = [
  { number: 1, what: 'the first schema', up: async () => {} },
  {
    number: 2,
    what: 'nothing here any more: documents are upgraded above the backends (upgrades/)',
    up: async () => {},
  },
];

/** The schema number this program writes. */
export const SCHEMA = MIGRATIONS.at(-1)!.number;

interface SchemaDoc {
  _id: 'schema';
  number: number;
}

/** Brings the database up to date, or refuses one of a later program. Of two starters one works, the other waits. */
export async function migrate(db: Db): Promise<void> {
  const owner = randomUUID();
  await refuseNewer(db);
  while (!(await takeLease(db, LEASE, owner, LEASE_TTL))) await pause(RETRY_AFTER);
  const renewal = setInterval(
    () => void takeLease(db, LEASE, owner, LEASE_TTL).catch(() => {}),
    LEASE_TTL / 3,
  );
  try {
    const found = await refuseNewer(db);
    for (const migration of MIGRATIONS) {
      if (migration.number > found) await migration.up(db);
    }
    await ensureIndexes(db);
    await schemas(db).replaceOne({ _id: 'schema' }, { number: SCHEMA }, { upsert: true });
  } finally {
    clearInterval(renewal);
    await db.collection<{ _id: string; owner: string }>('leases').deleteOne({ _id: LEASE, owner });
  }
}

async function refuseNewer(db: Db): Promise<number> {
  const found = (await schemas(db).findOne({ _id: 'schema' }))?.number ?? 0;
  if (found > SCHEMA) throw new NewerDatabase(db.databaseName, found, SCHEMA);
  return found;
}

function schemas(db: Db) {
  return db.collection<SchemaDoc>('schema');
}
