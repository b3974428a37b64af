/**
 * What many live sockets cost one server: memory for each, and how long until the last of them has heard what a command
 * made happen, all being allowed to hear it. `node --import tsx tests/bench/live.bench.ts [sockets] [commands]`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../server/app.ts';
import { hashPassword, login } from '../../server/commands/sessions.ts';
import { execute } from '../../server/commands/execute.ts';
import { openStore } from '../../server/store/open.ts';
import { againCommand, clerkDoc, houseOf, openCases } from './house.ts';
import type { Ask } from './live-ears.ts';
import { median } from './rounds.ts';

const [SOCKETS = 2_000, COMMANDS = 40] = process.argv.slice(2).map(Number);
const PASSWORD = 'bench';

const folder = await mkdtemp(join(tmpdir(), 'xiangzhi-live-'));
const store = await openStore({ folder });
const context = await houseOf(join(import.meta.dirname, '../..'), store);
await store.set('users', clerkDoc('ear', await hashPassword(PASSWORD)));
const { token } = await login(context, 'ear', PASSWORD);
const app = await buildApp(context);
const url = await app.listen({ port: 0, host: '127.0.0.1' });
const [id] = (await openCases(context, 1)) as [string];

const ears = fork(join(import.meta.dirname, 'live-ears.ts'), { execArgv: ['--import', 'tsx'] });
const ask = async (what: Ask): Promise<number> => {
  const began = performance.now();
  ears.send(what);
  await once(ears, 'message');
  return performance.now() - began;
};

const before = process.memoryUsage().rss;
const opened = await ask({ url, cookie: `xz_session=${token}`, sockets: SOCKETS });
const memory = process.memoryUsage().rss - before;

const spans: number[] = [];
const cpu = process.cpuUsage();
for (let n = 0; n < COMMANDS; n += 1) {
  const began = performance.now();
  const outcome = await execute(context, id, againCommand(n));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
  await ask({ heard: outcome.events?.length ?? 0 });
  spans.push(performance.now() - began);
}
const { user, system } = process.cpuUsage(cpu);

console.table({
  sockets: SOCKETS,
  'opened /s': Math.round(SOCKETS / (opened / 1000)),
  'kB each': Math.round(memory / SOCKETS / 1024),
  'ms until the last heard, median': Math.round(median(spans)),
  'ms of CPU a command': Math.round((user + system) / 1000 / COMMANDS),
});
ears.kill();
await app.close();
await store.close();
await rm(folder, { recursive: true, force: true });
