/** `xiangzhi seed`: fills an empty store with the demo county. */
import { randomUUID } from 'node:crypto';
import { readConfig } from '../config/config.ts';
import { makeContext } from '../compose.ts';
import { consoleLog } from '../logger.ts';
import { seedAll } from '../seeding/all.ts';

export async function run(_args: string[], root: string): Promise<number> {
  const context = await makeContext(readConfig(process.env, root), randomUUID(), consoleLog);
  const password = await seedAll(context);
  console.log(password ? `演示数据已就绪,密码 ${password}` : '未写入:XIANGZHI_DEMO=0');
  await context.store.close();
  return 0;
}
