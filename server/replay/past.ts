/** Past cases as they are kept: the case, its log, what moved money. */
import type { PastCase } from '../../core/replay/past.ts';
import type { FundEntry } from '../../core/fund/types.ts';
import type { Context } from '../context.ts';
import type { CaseDoc, LedgerDoc, RecordDoc } from '../store/documents.ts';
import type { Doc, Filter } from '../store/types.ts';
import type { KeptCase } from './replayed.ts';

const PAGE = 100;
const ROWS = 1_000;
/** More cases are not counted. */
const COUNTED = 1_000_000;

/** Which cases. */
export interface Wanted {
  since?: string;
  cases?: string[];
}

/** Cases of a process, the newest first. */
export async function* pastCases(
  { store }: Pick<Context, 'store'>,
  key: string,
  { since, cases }: Wanted,
): AsyncGenerator<CaseDoc> {
  if (cases) {
    yield* await named(store, key, cases, since);
    return;
  }
  let last: CaseDoc | undefined;
  do {
    const page: CaseDoc[] = await store.find<CaseDoc>('cases', {
      filter: filterOf(key, since),
      sort: { by: 'startedAt', dir: -1 },
      limit: PAGE,
      ...(last ? { after: { value: last.startedAt, id: last._id } } : {}),
    });
    yield* page;
    last = page.length === PAGE ? page[page.length - 1] : undefined;
  } while (last);
}

/** How many there are. */
export async function countPast(
  { store }: Pick<Context, 'store'>,
  key: string,
  { since, cases }: Wanted,
): Promise<number> {
  return cases
    ? (await named(store, key, cases, since)).length
    : store.count('cases', filterOf(key, since), COUNTED);
}

async function named(
  store: Context['store'],
  key: string,
  ids: string[],
  since: string | undefined,
): Promise<CaseDoc[]> {
  const docs = await store.getMany<CaseDoc>('cases', [...new Set(ids)]);
  return docs
    .filter((doc) => doc !== null)
    .filter((doc) => doc.process === key && doc.startedAt >= (since ?? ''));
}

function filterOf(key: string, since: string | undefined): Filter {
  return {
    process: key,
    status: { in: ['running', 'suspended', 'ended'] },
    ...(since ? { startedAt: { gte: since } } : {}),
  };
}

/** Everything a replay needs of a case but for the version it runs on. */
export async function readPast({ store }: Pick<Context, 'store'>, doc: CaseDoc): Promise<KeptCase> {
  const [log, entries, rows] = await Promise.all([
    logOf(store, doc.id),
    store.find<Doc & FundEntry>('fund_entries', { filter: { ref: doc.id }, limit: ROWS }),
    store.find<LedgerDoc>('ledger', { filter: { case: doc.id }, limit: ROWS }),
  ]);
  return {
    case: doc,
    log,
    entries,
    // referrals are kept with the ledgers, but are no rows a definition wrote
    rows: rows.filter(({ _id, ledger }) => _id.startsWith(`${doc.id}:${ledger}:`)).map(({ data }) => data),
  };
}

async function logOf(store: Context['store'], id: string): Promise<PastCase['log']> {
  const records: RecordDoc[] = [];
  for (;;) {
    const last = records[records.length - 1];
    const page = await store.find<RecordDoc>('events', {
      filter: { case: id },
      sort: { by: 'seq', dir: 1 },
      limit: ROWS,
      ...(last ? { after: { value: last.seq, id: last._id } } : {}),
    });
    records.push(...page);
    if (page.length < ROWS) return records.map(({ events }) => events);
  }
}
