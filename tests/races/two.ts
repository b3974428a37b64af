/** Two servers on the store of a house, each a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { PASSWORD, ROOT, type TestServer } from '../support/app.ts';
import { Client } from '../support/http.ts';
import type { Begin, Ready } from './server-child.ts';
import { lend } from './store-over-ipc.ts';

export const both = <T>(job: (i: 0 | 1) => Promise<T>): Promise<T[]> => Promise.all([job(0), job(1)]);

/** Starts one; whoever starts it ends it. */
export async function serveBeside({ context }: TestServer): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(join(ROOT, 'tests/races/server-child.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  process.once('exit', () => child.kill('SIGKILL'));
  if (context.store.backend === 'embedded') lend(context.store, child);
  const up = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: Partial<Ready>) => {
      if (message.url) resolve(message as Ready);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was up`)));
  });
  child.send({ config: context.config } satisfies Begin);
  return { child, url: (await up).url };
}

export async function loggedIn(url: string, username: string): Promise<Client> {
  const client = new Client(url);
  expect((await client.login(username, PASSWORD)).status).toBe(200);
  return client;
}
