/** A message is delivered to persons; what was addressed to posts lies in the in-boxes of who holds them. */
import type { Doc, Store, WriteOp } from '../types.ts';
import { whole } from '../whole.ts';
import type { Upgrade } from './upgrade.ts';

interface OldMessage extends Doc {
  to: string[];
  case: string;
  at: string;
}

interface User extends Doc {
  name: string;
  posts?: string[];
}

/** Messages read, and written out, at a time. */
const PAGE = 200;

export const toldToPersons: Upgrade = {
  number: 13,
  what: 'messages lie in the in-boxes of persons',
  run: async (store) => {
    const holders = new Map<string, User[]>();
    for (const user of await whole<User>(store, 'users'))
      for (const key of [`user:${user._id}`, ...(user.posts ?? [])])
        holders.set(key, [...(holders.get(key) ?? []), user]);
    for await (const page of messagesOf(store))
      await store.write(page.flatMap((one) => delivered(one, holders)));
  },
};

async function* messagesOf(store: Store): AsyncGenerator<OldMessage[]> {
  for (let last: OldMessage | undefined, more = true; more;) {
    const page: OldMessage[] = await store.find<OldMessage>('messages', {
      sort: { by: '_id', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last._id, id: last._id } } : {}),
    });
    yield page;
    last = page.at(-1);
    more = page.length === PAGE;
  }
}

function delivered({ _id: message, to, case: of, at }: OldMessage, holders: Map<string, User[]>): WriteOp[] {
  const told = new Map(to.flatMap((key) => holders.get(key) ?? []).map((user) => [user._id, user]));
  return [...told.values()].map(({ _id: user, name }) => ({
    op: 'add',
    collection: 'deliveries',
    doc: {
      _id: `${message}:in-app:${user}`,
      ...{ seq: 1, message, case: of, channel: 'in-app', user, name, address: null },
      ...{ state: 'delivered', due: 0, attempts: 1, nextAt: 0, error: null, at, sentAt: at },
    },
  }));
}
