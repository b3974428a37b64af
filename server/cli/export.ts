/**
 * `xiangzhi export <key> [--version n | --draft] [--out file.zip]`: a process as one ZIP, from the store, also while the
 * server runs, or from the files where the store has none. Exit 1 when there is none.
 */
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { readConfig, type Config } from '../config/config.ts';
import { exportProcess } from '../definitions/export.ts';
import { readDefinitions } from '../definitions/files.ts';
import { HttpError } from '../errors.ts';
import { hasStore, openSnapshot } from '../store/embedded/snapshot.ts';
import { openHouseStore } from '../store/open.ts';
import type { Store } from '../store/types.ts';
import { argumentsOf } from './arguments.ts';

const OPTIONS = {
  version: { type: 'string' },
  draft: { type: 'boolean' },
  out: { type: 'string' },
} as const;

export async function run(args: string[], root: string): Promise<number> {
  const usage = 'export <事项> [--version n|--draft] [--out 文件.zip]';
  const given = argumentsOf(args, OPTIONS, 1, usage);
  if (!given) return 2;
  const [key = ''] = given.positionals;
  const { version, draft, out } = given.values;
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(String(version))) {
    console.error('--version 后面应为版本号,如 3');
    return 2;
  }
  const { store, close } = await readable(readConfig(process.env, root));
  try {
    const { roles } = readDefinitions(root);
    const places = { store, root, roles, now: new Date().toISOString() };
    const which = {
      ...(version ? { version: Number(version) } : {}),
      ...(draft ? { draft: true as const } : {}),
    };
    const { name, bytes } = await exportProcess(places, key, which);
    const file = typeof out === 'string' ? out : name;
    await writeFile(resolve(file), bytes);
    console.log(`已导出 ${file}`);
    return 0;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await close();
  }
}

/** The store to read from: MongoDB, or a copy of the folder, which a server may have open. */
export async function readable(config: Config): Promise<{ store: Store | null; close: () => Promise<void> }> {
  if (config.mongoUri) {
    const store = await openHouseStore(config);
    return { store, close: () => store.close() };
  }
  if (!hasStore(config.dataFolder)) return { store: null, close: async () => {} };
  const { store, close } = await openSnapshot(config.dataFolder, tmpdir());
  return { store, close };
}
