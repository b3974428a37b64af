/** A notice as the public sees it. */
import { knownDate } from '../time/open.ts';
import type { Notice } from '../blocks/notice/state.ts';
import type { JsonObject } from '../vocabulary.ts';

/** Field values by name at top level, and what belongs to the notice itself. */
export function publicNotice(notice: Notice): JsonObject {
  return {
    ...Object.fromEntries(notice.fields.map((field) => [field.name, field.value])),
    step: notice.step,
    kind: notice.kind,
    title: notice.title,
    posted_at: notice.postedAt,
    ends_at: knownDate(notice.endsAt),
    ended: notice.ended,
    open: notice.open,
  };
}
