/** `xiangzhi seed`: fills an empty store with the demo county. */
import { randomUUID } from 'node:crypto';
import { readConfig } from '../config/config.ts';
import { makeContext } from '../compose.ts';
import { consoleLog } from '../logger.ts';
import { seedAll } from '../seeding/all.ts';
import { messages } from './messages.ts';

export async function run(_args: string[], root: string): Promise<number> {
  const context = await makeContext(readConfig(process.env, root), randomUUID(), consoleLog);
  const password = await seedAll(context);
  console.log(password ? messages.seed.done(password) : messages.seed.notDone);
  await context.store.close();
  return 0;
}
