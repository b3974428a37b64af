import { knownDate } from '../../time/open.ts';
import type { Case, JsonObject } from '../../vocabulary.ts';
import { noticeSlot } from './state.ts';

/** The last publicity 公示; `ended` is true also where none had to be posted. */
export function noticeFacts(c: Case): JsonObject {
  const notice = noticeSlot.of(c).findLast(({ kind }) => kind === 'publicity');
  if (!notice) return { ended: true, posted_at: null, ends_at: null, fields: {} };
  const fields = Object.fromEntries(notice.fields.map((f) => [f.name, f.value]));
  return {
    id: notice.id,
    ended: notice.ended,
    posted_at: notice.postedAt,
    ends_at: knownDate(notice.endsAt),
    fields,
  };
}
