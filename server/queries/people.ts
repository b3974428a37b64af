/** Who works here, for the administrator. */
import type { Page } from '../../core/api.ts';
import type { Context } from '../context.ts';
import type { UserDoc } from '../store/documents.ts';
import { cursorAfter, placeOf } from './cursor.ts';

interface PersonView {
  id: string;
  username: string;
  name: string;
  posts: { role: string; region: string }[];
}

export function personView({ _id, username, name, positions }: UserDoc): PersonView {
  return { id: _id, username, name, posts: positions.map(({ role, region }) => ({ role, region })) };
}

/** A page of accounts by username; `q` is the beginning of one, or a whole post. */
export async function listPeople(
  { store }: Context,
  { q, cursor, limit }: { q?: string; cursor?: string; limit: number },
): Promise<Page<PersonView>> {
  const rows = await store.find<UserDoc>('users', {
    filter: q === undefined ? {} : q.includes('@') ? { posts: q } : { username: { prefix: q } },
    sort: { by: 'username', dir: 1 },
    ...placeOf(cursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(personView),
    next: rows.length > limit && last ? cursorAfter(last.username, last._id) : null,
  };
}
