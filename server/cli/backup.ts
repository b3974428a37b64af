/** `xiangzhi backup <file|folder>`: everything the store holds in one file, while the server runs. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config/config.ts';
import { storeOf } from '../store/open.ts';
import { backup } from '../store/portable/backup.ts';
import { BackupError } from '../store/portable/format.ts';
import { messages } from './messages.ts';

/** A gzip of JSON lines. */
const ENDING = '.jsonl.gz';

export async function run(args: string[], root: string): Promise<number> {
  const [target] = args;
  if (!target || args.length > 1 || target.startsWith('--')) {
    console.error(messages.backup.usage(ENDING));
    return 2;
  }
  const at = new Date().toISOString();
  const file = inFolder(target) ? join(target, `xiangzhi-${at.replace(/[-:]|\.\d+/g, '')}${ENDING}`) : target;
  try {
    await backup(storeOf(readConfig(process.env, root)), resolve(file), at);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    console.error(error.message);
    return 1;
  }
  console.log(messages.backup.done(file));
  return 0;
}

/** A name without an ending is that of a folder, there already or not. */
function inFolder(target: string): boolean {
  return existsSync(target) ? statSync(target).isDirectory() : !/\.gz$/i.test(target);
}
