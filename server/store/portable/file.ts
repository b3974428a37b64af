/** The portable form as a file: written whole or not at all, readable by its owner alone. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError, type Line } from './format.ts';
import { messages } from '../messages.ts';

/** Only the owner of the file: it holds personal data. */
const MODE = 0o600;

/** Writes a new file. @throws BackupError `backup_exists` where there is one already */
export async function writeBackup(file: string, lines: AsyncIterable<Line>): Promise<void> {
  if (existsSync(file)) throw new BackupError('backup_exists', messages.backup.exists(file));
  const unfinished = `${file}.part`;
  try {
    const text = (async function* () {
      for await (const line of lines) yield `${JSON.stringify(line)}\n`;
    })();
    await pipeline(Readable.from(text), createGzip(), createWriteStream(unfinished, { mode: MODE }));
    const handle = await open(unfinished, 'r+');
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The lines of a file. @throws BackupError `backup_missing`, `backup_invalid`, `backup_cut_off` */
export async function* readBackup(file: string): AsyncGenerator<string> {
  if (!existsSync(file)) throw new BackupError('backup_missing', messages.backup.noFile(file));
  const source = createReadStream(file);
  const unzipped = createGunzip();
  const flow = pipeline(source, unzipped);
  // told below; without a listener a broken file would end the process
  flow.catch(() => {});
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) yield line;
    await flow;
  } catch (error) {
    throw explained(error);
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

function explained(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'Z_BUF_ERROR')
    return new BackupError('backup_cut_off', messages.backup.cutOff, { cause: error });
  if (code?.startsWith('Z_'))
    return new BackupError('backup_invalid', messages.backup.notOursOrBroken, { cause: error });
  return error;
}
