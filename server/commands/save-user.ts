/** Makes an account, or gives an existing one other posts and another password. */
import type { Position } from '../../core/vocabulary.ts';
import type { UserDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';
import { hashPassword } from './sessions.ts';

/** Who it is, where they hold which posts, and how they log in. */
interface Account {
  username: string;
  name: string;
  positions: Position[];
  password: string;
}

export async function saveUser(
  store: Store,
  { username, name, positions, password }: Account,
): Promise<void> {
  await store.set('users', {
    _id: username,
    username,
    name,
    positions,
    posts: positions.map(({ role, region }) => `${role}@${region}`),
    passwordHash: await hashPassword(password),
    demo: false,
  } satisfies UserDoc);
  // whoever was logged in with the password of before is no longer
  await store.deleteWhere('sessions', { user: username });
}
