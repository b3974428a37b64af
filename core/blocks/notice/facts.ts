import { knownDate } from '../../time/open.ts';
import type { Case, JsonObject } from '../../vocabulary.ts';
import { objectionSlot } from '../objection/state.ts';
import { noticeSlot } from './state.ts';

/** The last publicity 公示, with how many objected to it; `ended` is true also where none had to be posted. */
export function noticeFacts(c: Case): JsonObject {
  const notice = noticeSlot.of(c).findLast(({ kind }) => kind === 'publicity');
  if (!notice) return { ended: true, posted_at: null, ends_at: null, objections: 0, fields: {} };
  const fields = Object.fromEntries(notice.fields.map((f) => [f.name, f.value]));
  return {
    id: notice.id,
    ended: notice.ended,
    posted_at: notice.postedAt,
    ends_at: knownDate(notice.endsAt),
    objections: objectionSlot.of(c).filter((objection) => objection.notice === notice.id).length,
    fields,
  };
}
