/** Takes in a file: its content apart, its description where it is found. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileInfo } from '../../core/contract/shapes/file.ts';
import type { Actor } from '../../core/vocabulary.ts';
import { addDays } from '../../core/time/day.ts';
import { dayOf, endOfDay } from '../../core/time/instant.ts';
import type { Context } from '../context.ts';
import type { FileDoc } from '../store/documents.ts';

/** What no case names is kept as long as a draft may lie. */
const LOOSE_DAYS = 30;

/** The content first: a file that is described can be opened. */
export async function saveFile(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  { user }: Actor,
  { name, type, content }: { name: string; type: string; content: Buffer },
): Promise<FileInfo> {
  const id = randomBytes(12).toString('hex');
  const { size } = await store.files.save(id, Readable.from(content));
  const info: FileInfo = { id, name, size, type };
  const at = clock.now();
  await store.insert('files', { _id: id, owner: user ?? '', at, loose: 1, cases: [], ...info });
  return info;
}

/** Clears away files that no case has named for a month; resolves with how many. */
export async function clearLoose({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<number> {
  const before = endOfDay(addDays(dayOf(clock.now()), -LOOSE_DAYS));
  const found = await store.find<FileDoc>('files', {
    filter: { loose: 1, at: { lt: before } },
    sort: { by: 'at', dir: 1 },
    limit: 500,
  });
  for (const { _id } of found) {
    // the description first: a file that is described can be opened
    await store.delete('files', _id);
    await store.files.remove(_id);
  }
  return found.length;
}
