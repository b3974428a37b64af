/** `xiangzhi user <username> <name> <role@region…>`: makes an account, or gives an existing one new posts and a new password. */
import { randomBytes } from 'node:crypto';
import { saveUser } from '../commands/save-user.ts';
import { readConfig } from '../config/config.ts';
import { openHouseStore } from '../store/open.ts';
import { messages } from './messages.ts';

export async function run(args: string[], root: string): Promise<number> {
  const [username, name, ...posts] = args;
  const positions = posts
    .map((post) => post.split('@'))
    .map(([role = '', region = '']) => ({ role, region }));
  if (
    !username ||
    !name ||
    positions.length === 0 ||
    positions.some(({ role, region }) => !role || !/^\d{2,15}$/.test(region))
  ) {
    console.error(messages.user.usage);
    return 2;
  }
  const config = readConfig(process.env, root);
  const store = await openHouseStore(config);
  const password = randomBytes(9).toString('base64url');
  await saveUser(store, { username, name, positions, password });
  await store.close();
  console.log(messages.user.done(username, password));
  return 0;
}
