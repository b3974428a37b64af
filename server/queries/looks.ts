/** Who looked at persons' data, and who changed what holds for the house: for auditors, newest first. */
import type { Page } from '../../core/api.ts';
import type { Context } from '../context.ts';
import type { Doc } from '../store/types.ts';
import { cursorAfter, placeOf } from './cursor.ts';

interface LookDoc extends Doc {
  case: string;
  kind?: string;
  user: string | null;
  name: string;
  paths: string[];
  reason: string;
  at: string;
}

interface LookView {
  id: string;
  kind: string;
  caseId: string | null;
  by: string;
  paths: string[];
  reason: string;
  at: string;
}

export async function listLooks(
  { store }: Context,
  { caseId, cursor, limit }: { caseId?: string; cursor?: string; limit: number },
): Promise<Page<LookView>> {
  const rows = await store.find<LookDoc>('looks', {
    filter: caseId === undefined ? {} : { case: caseId },
    sort: { by: 'at', dir: -1 },
    ...placeOf(cursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(({ _id: id, case: of, kind = 'look', name: by, paths, reason, at }) => ({
    id,
    kind,
    caseId: of === '' ? null : of,
    by,
    paths,
    reason,
    at,
  }));
  return { items, next: rows.length > limit && last ? cursorAfter(last.at, last._id) : null };
}
