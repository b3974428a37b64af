/** A notice as the public board lists it. */
import type { Instant, Json, RegionCode } from '../../basics.ts';
import type { Case } from '../../vocabulary.ts';
import { ancestorsOf } from '../../values/region.ts';
import { haltOf, type Halt } from './halt.ts';
import type { NoticeRange } from './range.ts';
import { noticeSlot, type Notice } from './state.ts';

export interface NoticeRow {
  case: string;
  process: string;
  kind: 'publicity' | 'result';
  title: string;
  fields: { name: string; label: string; value: Json }[];
  region: RegionCode;
  scope: RegionCode[];
  postedAt: Instant;
  endsAt: Instant;
  ended: boolean;
  open: boolean;
  range: NoticeRange[];
  halted: Halt | null;
  /** 1 while the public may see it. */
  public: 0 | 1;
}

/** A row of the board. */
export interface ListedNotice {
  list: 'notices';
  id: string;
  row: NoticeRow;
}

/** All notices of a case. */
export function listedNotices(c: Case): ListedNotice[] {
  return noticeSlot.of(c).map((notice) => ({ list: 'notices', id: notice.id, row: rowOf(c, notice) }));
}

function rowOf(c: Case, notice: Notice): NoticeRow {
  return {
    case: c.id,
    process: c.process,
    kind: notice.kind,
    title: notice.title,
    fields: notice.fields,
    region: c.region,
    scope: [...ancestorsOf(c.region), c.region],
    postedAt: notice.postedAt,
    endsAt: notice.endsAt,
    ended: notice.ended,
    open: notice.open,
    range: notice.range,
    halted: haltOf(notice),
    public: notice.archived || !notice.range.includes('internet') ? 0 : 1,
  };
}
