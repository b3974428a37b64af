/** `xiangzhi serve`: opens the store, seeds an empty one, listens, and stops cleanly. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { missingYear } from '../queries/calendars.ts';
import { buildApp } from '../app.ts';
import { readConfig } from '../config/config.ts';
import { makeContext } from '../compose.ts';
import type { Context } from '../context.ts';
import { startWorkers } from '../workers.ts';
import { consoleLog } from '../logger.ts';
import { seedAll } from '../seeding/all.ts';
import { messages } from './messages.ts';

export async function run(_args: string[], root: string): Promise<number> {
  const config = readConfig(process.env, root);
  const context = await makeContext(
    config,
    `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    consoleLog,
  );
  const password = await seedAll(context);
  await context.projector.sweep();
  const app = await buildApp(context);
  const stopWorkers = startWorkers(context);
  // who reads that it is up may ask it to stop at once
  const stop = stopped();
  await app.listen({ port: config.port, host: config.host });
  announce(context, app.server.address(), password);
  await stop;
  await app.close();
  await stopWorkers();
  await context.store.close();
  return 0;
}

function announce(
  { config, library, store, clock, registry }: Context,
  address: unknown,
  password: string | null,
): void {
  const port =
    typeof address === 'object' && address !== null ? (address as { port: number }).port : config.port;
  const url = `http://${config.host}:${port}`;
  for (const { file, diagnostics } of library.unavailable) {
    for (const d of diagnostics) console.error(messages.serve.brokenDefinition(file, d.element, d.message));
  }
  const missing = missingYear(registry.calendar(), clock.now());
  if (missing) console.error(messages.serve.calendarMissing(missing));
  const lines = [
    messages.serve.started(url),
    messages.serve.pages(url),
    messages.serve.state(
      store.backend === 'mongo' ? 'MongoDB' : config.dataFolder,
      clock.virtual ? messages.serve.trainingClock(clock.now()) : messages.serve.realTime,
      library.keys().length,
    ),
  ];
  if (password) {
    lines.push(messages.serve.demo(password));
    const names = new Map(library.roles.map((role) => [role.id, role.name]));
    for (const role of DEMO) lines.push(`    ${role.padEnd(24)} ${names.get(role) ?? ''}`);
    lines.push(messages.serve.allAccounts(url));
  }
  console.log(lines.join('\n'));
}

/** The accounts one needs to walk a case from end to end; each is called by the role it holds. */
const DEMO = [
  'applicant',
  'relief_assistant',
  'township_window',
  'township_investigator',
  'township_reviewer',
  'township_approver',
  'township_finance',
  'county_civil_clerk',
  'county_civil_reviewer',
  'county_civil_approver',
  'county_finance',
  'admin',
];

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
