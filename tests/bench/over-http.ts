/** The same acts over HTTP: a real server, its clients in another process, each person logged in and listening. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { buildApp } from '../../server/app.ts';
import { hashPassword, login } from '../../server/commands/sessions.ts';
import type { Context } from '../../server/context.ts';
import { clerkDoc } from './house.ts';
import type { Load, Measured } from './http-load.ts';

/** Persons at work at once, each with a live socket. */
const PEOPLE = 4;
const PASSWORD = 'bench';
const CLIENT = join(import.meta.dirname, 'http-load.ts');

export interface Served {
  measure(load: Pick<Load, 'cases' | 'connections' | 'seconds'>): Promise<Measured>;
  close(): Promise<void>;
}

/** Starts the server and logs the people in. */
export async function serveHouse(context: Context): Promise<Served> {
  const passwordHash = await hashPassword(PASSWORD);
  const sessions: Load['sessions'] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    await context.store.set('users', clerkDoc(`clerk${n}`, passwordHash));
    const { token, session } = await login(context, `clerk${n}`, PASSWORD);
    sessions.push({ cookie: `xz_session=${token}`, csrf: session.csrf });
  }
  const app = await buildApp(context);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    measure: async (load) => {
      const client = spawn(process.execPath, ['--import', 'tsx', CLIENT], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      client.stdin.end(JSON.stringify({ ...load, url, sessions } satisfies Load));
      return (await json(client.stdout)) as Measured;
    },
    close: () => app.close(),
  };
}
