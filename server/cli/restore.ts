/** `xiangzhi restore <file> [--force]`: reads a backup into an empty store and verifies the record. The server is down. */
import { resolve } from 'node:path';
import { readConfig } from '../config/config.ts';
import { storeOf } from '../store/open.ts';
import { restore } from '../store/portable/backup.ts';
import { BackupError } from '../store/portable/format.ts';
import { printVerified } from './verified.ts';
import { messages } from './messages.ts';

export async function run(args: string[], root: string): Promise<number> {
  const [file, ...others] = args.filter((arg) => arg !== '--force');
  if (!file || others.length > 0 || file.startsWith('--')) {
    console.error(messages.restore.usage);
    return 2;
  }
  try {
    const config = storeOf(readConfig(process.env, root));
    const { counts, log } = await restore(config, resolve(file), args.includes('--force'));
    console.log(messages.restore.done(counts.documents, counts.files));
    return printVerified(log);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    console.error(error.message);
    return 1;
  }
}
