/**
 * Writes what is to be sent into a file of the data folder, a line of JSON each, for the office's own gateway to take from
 * there: `outgoing/<channel>.jsonl`. The gateway moves the file away before it reads it, and a new one is begun.
 */
import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from './channel.ts';

/** Appends a letter; one that was tried before only where it is not there yet. */
export async function writeLetter(dataFolder: string, channel: string, letter: Letter): Promise<void> {
  const folder = join(dataFolder, 'outgoing');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${channel}.jsonl`);
  const { id, to, subject, text, again } = letter;
  if (again && (await holds(file, id))) return;
  const line = `${JSON.stringify({ id, to, subject, text })}\n`;
  await appendFile(file, `${(await endsWithin(file)) ? '\n' : ''}${line}`, { flush: true });
}

async function holds(file: string, id: string): Promise<boolean> {
  const written = await readFile(file, 'utf8').catch(none);
  // the id comes first; a line that a crash cut off says nothing of the rest
  return written
    .split('\n')
    .some((line) => line.startsWith(`{"id":${JSON.stringify(id)},`) && line.endsWith('}'));
}

/** Whether a crash cut the last line off. */
async function endsWithin(file: string): Promise<boolean> {
  const there = await open(file, 'r').catch(() => null);
  if (!there) return false;
  try {
    const { size } = await there.stat();
    if (size === 0) return false;
    const { buffer } = await there.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== '\n'.charCodeAt(0);
  } finally {
    await there.close();
  }
}

function none(error: unknown): string {
  if ((error as { code?: string }).code === 'ENOENT') return '';
  throw error;
}
