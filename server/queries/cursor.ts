/** Cursors of lists: opaque to the client, the place of the last row to us. */
import { errors } from '../errors.ts';
import type { Query } from '../store/types.ts';
import { messages } from './messages.ts';

type CursorPosition = NonNullable<Query['after']>;

/** The cursor after a row. */
export function cursorAfter(value: CursorPosition['value'], id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** Reads a cursor. @throws 400 */
export function placeOf(cursor: string | undefined): { after?: CursorPosition } {
  if (!cursor) return {};
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
      CursorPosition['value'],
      string,
    ];
    if (typeof id === 'string') return { after: { value, id } };
  } catch {
    // falls through to the one answer for anything that is no cursor of ours
  }
  throw errors.badRequest(messages.page);
}

/** Rows looked at in one reading when some are left out, and how often one page is read on for. */
const SCAN = 400;
const READINGS = 10;

/**
 * A page of a list of which some rows are left out: reads on until the page is full. `next` is null only where the list
 * ends; after very many rows left out in a row the page comes early, with the place to go on from.
 */
export async function thinned<T, V>(
  list: {
    cursor: string | undefined;
    limit: number;
    sparse: boolean;
    place: (row: T) => [CursorPosition['value'], string];
  },
  read: (page: { after?: CursorPosition; limit: number }) => Promise<T[]>,
  present: (row: T) => Promise<V | null>,
): Promise<{ items: V[]; next: string | null }> {
  const items: V[] = [];
  let at = placeOf(list.cursor).after;
  for (let n = 0; n < READINGS; n += 1) {
    const limit = list.sparse || n > 0 ? Math.max(SCAN, list.limit + 1) : list.limit + 1;
    const rows = await read({ limit, ...(at ? { after: at } : {}) });
    for (const row of rows) {
      if (items.length === list.limit && at) return { items, next: cursorAfter(at.value, at.id) };
      const [value, id] = list.place(row);
      at = { value, id };
      const item = await present(row);
      if (item !== null) items.push(item);
    }
    if (rows.length < limit) return { items, next: null };
  }
  return { items, next: at ? cursorAfter(at.value, at.id) : null };
}
