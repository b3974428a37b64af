/** Takes in a file: its content apart, its description where it is found. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileInfo } from '../../core/contract/shapes/file.ts';
import type { Actor, Instant } from '../../core/vocabulary.ts';
import { addDays } from '../../core/time/day.ts';
import { dayOf, endOfDay } from '../../core/time/instant.ts';
import type { Context } from '../context.ts';
import { MOST_DRAFTS, type ApplicationDraftDoc } from '../store/application-drafts.ts';
import type { FileDoc } from '../store/documents.ts';
import type { Store } from '../store/types.ts';

/** What no case names is kept so long, and further where a draft names it. */
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

/** Files looked at in one reading. */
const PAGE = 500;

/** Clears away files that no case has named for a month, nor a draft that still lies; resolves with how many. */
export async function clearLoose({ store, clock }: Pick<Context, 'store' | 'clock'>): Promise<number> {
  const before = endOfDay(addDays(dayOf(clock.now()), -LOOSE_DAYS));
  let last: FileDoc | undefined;
  let cleared = 0;
  do {
    const page: FileDoc[] = await store.find<FileDoc>('files', {
      filter: { loose: 1, at: { lt: before } },
      sort: { by: 'at', dir: 1 },
      limit: PAGE,
      ...(last ? { after: { value: last.at as Instant, id: last._id } } : {}),
    });
    const waiting = await namedInDrafts(store, new Set(page.map(({ owner }) => owner)));
    for (const { _id } of page.filter((file) => !waiting(file._id))) {
      // the description first: a file that is described can be opened
      await store.delete('files', _id);
      await store.files.remove(_id);
      cleared += 1;
    }
    last = page.length === PAGE ? page.at(-1) : undefined;
  } while (last);
  return cleared;
}

/** Whether somebody has begun an application that names a file. */
async function namedInDrafts(store: Store, owners: ReadonlySet<string>): Promise<(id: string) => boolean> {
  const texts: string[] = [];
  for (const user of owners)
    for (const { data } of await store.find<ApplicationDraftDoc>('drafts', {
      filter: { user },
      limit: MOST_DRAFTS,
    }))
      texts.push(data);
  return (id) => texts.some((text) => text.includes(id));
}
