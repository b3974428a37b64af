/** Cursors of lists: opaque to the client, the place of the last row to us. */
import { errors } from '../errors.ts';
import type { Query } from '../store/types.ts';

type Place = NonNullable<Query['after']>;

/** The cursor after a row. */
export function cursorAfter(value: Place['value'], id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** Reads a cursor. @throws 400 */
export function placeOf(cursor: string | undefined): { after?: Place } {
  if (!cursor) return {};
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [Place['value'], string];
    if (typeof id === 'string') return { after: { value, id } };
  } catch {
    // falls through to the one answer for anything that is no cursor of ours
  }
  throw errors.badRequest('翻页参数有误');
}

/** One row more than asked for tells whether there is a next page. */
export function paged<T, V>(rows: T[], limit: number, place: (row: T) => [Place['value'], string], present: (row: T) => V): { items: V[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { items: shown.map(present), next: rows.length > limit && last ? cursorAfter(...place(last)) : null };
}
