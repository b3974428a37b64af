/** The store as a world in which cases run. */
import type { FundAccount } from '../../core/fund/types.ts';
import type { Holder, World } from '../../core/world/port.ts';
import type { RowPut } from '../../core/world/rows.ts';
import { levelOf, type RegionLevel } from '../../core/values/region.ts';
import type { RegionCode } from '../../core/vocabulary.ts';
import { orderRows } from '../commands/order-rows.ts';
import { execute } from '../commands/execute.ts';
import { startCase } from '../commands/start-case.ts';
import type { Context } from '../context.ts';
import { claim, unclaim } from '../store/claims.ts';
import { commitAccount } from '../store/commit-account.ts';
import type { FundDoc, UserDoc } from '../store/documents.ts';
import type { WriteOp } from '../store/types.ts';
import { readableWorld } from '../world.ts';
import { raiseIncident } from './incidents.ts';

/** How long a post that is held is not asked about again; one that is not held is asked about every time. */
const KNOWN_MS = 60_000;

/** The world of a server. */
export function storeWorld(context: Context): World {
  return {
    ...readableWorld(context),
    put: (rows) => context.store.write(rows.map(putOp)),
    changeAccount: (before, after, entries) =>
      commitAccount(context.store, before as FundDoc | null, withoutKeeping(after), entries),
    claim: (name, holder, instead) => claim(context.store, name, holder, instead),
    unclaim: async (name, holder) => void (await unclaim(context.store, name, holder)),
    draw: (counter) => context.store.increment(counter),
    holders: (posts) => holdersOf(context, posts),
    regionsIn: (under, level) => regionsIn(context, under, level),
    people: (role, under) => peopleIn(context, role, under),
    openRows: (order) => orderRows(context, order),
    newest: (process) => context.library.latest(process) ?? null,
    version: (c) => context.library.version(c.process, c.version),
    start: (process, command, id) => startCase(context, process, command, id),
    command: (id, command) => execute(context, id, command),
    raise: (id, incident) => raiseIncident(context, id, incident.id, incident.message, incident.data),
  };
}

/** The regions of a level in a region, by code. */
function regionsIn(context: Context, under: RegionCode, level: RegionLevel): RegionCode[] {
  const here = levelOf(under) === level ? [under] : [];
  const below = context.registry.children(under).flatMap(({ code }) => regionsIn(context, code, level));
  return [...here, ...below].sort();
}

/** Accounts read at a time. */
const ACCOUNTS = 500;

async function peopleIn(
  { store }: Context,
  role: string,
  under: RegionCode,
): Promise<(Holder & { region: RegionCode })[]> {
  const found: (Holder & { region: RegionCode })[] = [];
  for (let last: UserDoc | undefined, more = true; more;) {
    const page: UserDoc[] = await store.find<UserDoc>('users', {
      filter: { posts: { prefix: `${role}@${under}` } },
      sort: { by: '_id', dir: 1 },
      limit: ACCOUNTS,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    for (const { _id: user, name, positions } of page) {
      const post = positions.find((one) => one.role === role && one.region.startsWith(under));
      if (post) found.push({ user, name, region: post.region });
    }
    last = page.at(-1);
    more = page.length === ACCOUNTS;
  }
  return found;
}

/** How a row is kept. */
export function putOp({ table, row }: RowPut): WriteOp {
  const { id, ...rest } = row;
  // last: what was read from the store and is kept under another id still carries the id it had
  const doc = { ...rest, _id: id };
  return table === 'ledger'
    ? { op: 'put', collection: table, doc: doc as typeof doc & { rev: number } }
    : { op: 'add', collection: table, doc };
}

/** The account alone: what only the store needs is put on anew by every write. */
function withoutKeeping(account: FundAccount): FundAccount {
  const { outbox: _outbox, pending: _pending, ...rest } = account as FundAccount & Partial<FundDoc>;
  return rest as FundAccount;
}

/** More holders of one post are not looked at: of so many somebody is there. */
const MOST_HOLDERS = 200;

async function holdersOf({ store, heldPosts: known }: Context, posts: string[]): Promise<Holder[] | null> {
  if (posts.some((key) => key.startsWith('user:'))) return null;
  const key = posts.join(' ');
  const recent = known.get(key);
  if (recent && recent.at > Date.now() - KNOWN_MS) return recent.holders;
  const users = await store.find<UserDoc>('users', {
    filter: { posts: { in: posts } },
    limit: MOST_HOLDERS,
  });
  const holders = users.length === MOST_HOLDERS ? null : users.map(({ _id, name }) => ({ user: _id, name }));
  if (users.length > 0) known.set(key, { at: Date.now(), holders });
  return holders;
}
