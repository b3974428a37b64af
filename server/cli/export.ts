/**
 * `xiangzhi export <key> [--version n | --draft] [--out file.zip]`: a process as one ZIP, from the store, also while the
 * server runs, or from the files where the store has none. Exit 1 when there is none.
 */
import { resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { readConfig } from '../config/config.ts';
import { exportProcess } from '../definitions/export.ts';
import { WorkerPool } from '../definitions/worker-pool.ts';
import { readDefinitions } from '../definitions/files.ts';
import { HttpError } from '../errors.ts';
import { argumentsOf, isNumber } from './arguments.ts';
import { openToRead } from './open.ts';
import { messages } from './messages.ts';

const OPTIONS = {
  version: { type: 'string' },
  draft: { type: 'boolean' },
  out: { type: 'string' },
} as const;

export async function run(args: string[], root: string): Promise<number> {
  const usage = messages.export.usage;
  const given = argumentsOf(args, OPTIONS, 1, usage);
  if (!given) return 2;
  const [key = ''] = given.positionals;
  const { version, draft, out } = given.values;
  if (version !== undefined && !isNumber(version)) {
    console.error(messages.export.versionIsNoNumber);
    return 2;
  }
  const { store, close } = await openToRead(readConfig(process.env, root));
  try {
    const { roles } = readDefinitions(root);
    const places = { store, root, roles, workers: new WorkerPool(), now: new Date().toISOString() };
    const which = {
      ...(version ? { version: Number(version) } : {}),
      ...(draft ? { draft: true as const } : {}),
    };
    const { name, bytes } = await exportProcess(places, key, which);
    const file = typeof out === 'string' ? out : name;
    await writeFile(resolve(file), bytes);
    console.log(messages.export.done(file));
    return 0;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await close();
  }
}
