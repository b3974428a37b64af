/** A server in a process of its own, on the store its parent lends it or on the MongoDB database it names. */
import type { AddressInfo } from 'node:net';
import { buildApp } from '../../server/app.ts';
import { makeContext } from '../../server/compose.ts';
import type { Config } from '../../server/config/config.ts';
import { borrowed } from './store-over-ipc.ts';

/** What the parent sends first. */
export interface Begin {
  config: Config;
}

/** What the child answers when it is up. */
export interface Ready {
  url: string;
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

process.once('message', (begin: Begin) => void serve(begin));

async function serve({ config }: Begin): Promise<void> {
  const openers = config.mongoUri ? {} : { openStore: async () => borrowed() };
  const context = await makeContext(config, `child:${process.pid}`, SILENT, openers);
  const app = await buildApp(context);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` } satisfies Ready);
}
