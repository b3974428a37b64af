/** Notices as those read them who look at the case, and as a scenario does. */
import type { NoticeItem } from '../../contract/shapes/notice.ts';
import { knownDate } from '../../time/open.ts';
import type { Case, JsonObject } from '../../vocabulary.ts';
import type { About, CaseReader, HeldTask } from '../block.ts';
import { noticeLines } from './lines.ts';
import { haltOf } from './halt.ts';
import { rangeWords } from './range.ts';
import { noticeSlot, type Notice } from './state.ts';

/** All notices of a case. */
export function noticeItems(c: Case, reader: CaseReader): NoticeItem[] {
  return noticeSlot.of(c).map((notice) => itemOf(c, notice, reader));
}

function itemOf(c: Case, notice: Notice, { process, regionName, regionLabel }: CaseReader): NoticeItem {
  return {
    id: notice.id,
    caseId: c.id,
    kind: notice.kind,
    title: notice.title,
    process: c.process,
    processTitle: process.definition.title,
    region: c.region,
    regionName: regionName(c.region),
    postedAt: notice.postedAt,
    endsAt: notice.halted ? null : knownDate(notice.endsAt),
    range: notice.range,
    rangeWords: rangeWords(notice.range),
    halted: haltOf(notice),
    open: notice.open && c.status !== 'suspended',
    suspended: c.status === 'suspended' && !notice.ended,
    ended: notice.ended,
    fields: noticeLines(process, notice, regionLabel),
    phone: process.definition.guide?.phone ?? null,
  };
}

/** The notice that a step posts, to who has a task at it. */
export function noticeOfTask(c: Case, { task }: HeldTask): About {
  const posted = noticeSlot.of(c).findLast(({ step, archived }) => step === task.step && !archived);
  return posted ? { notice: posted.id } : {};
}

/** Those the public sees now. */
export function publicNotices(c: Case): JsonObject[] {
  return noticeSlot
    .of(c)
    .filter(
      ({ archived, open, ended, halted, kind }) =>
        !archived && (open || ended || halted !== undefined || kind === 'result'),
    )
    .map(publicNotice);
}

/** Field values by name at top level, and what belongs to the notice itself. */
function publicNotice(notice: Notice): JsonObject {
  return {
    ...Object.fromEntries(notice.fields.map((field) => [field.name, field.value])),
    step: notice.step,
    kind: notice.kind,
    title: notice.title,
    posted_at: notice.postedAt,
    ends_at: knownDate(notice.endsAt),
    ended: notice.ended,
    open: notice.open,
    halted: haltOf(notice),
  };
}
