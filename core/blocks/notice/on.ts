/** A notice is posted while a state lasts, over when its period is, closed when the state is left. */
import type { PeriodSpec } from '../../definition/process.ts';
import { periodEnd, unitOf } from '../../engine/periods.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import type { BlockTimer, Instant, JsonObject, Timer } from '../../vocabulary.ts';
import type { NoticeSpec } from './language.ts';
import { noticeAt } from './lines.ts';
import { OPEN_END } from '../../time/open.ts';
import { shiftedEnd } from '../../time/pause.ts';
import { objectionSlot } from '../objection/state.ts';
import { ON_THE_BOARD } from './range.ts';
import { NOTICE_ENDED } from './spec.ts';
import { noticeSlot, type Notice } from './state.ts';

/** How long an ended publicity stays on the public board where its notice does not say. */
const ARCHIVE: PeriodSpec = { cd: 30 };

/** Posts the notice of a state; where none is due the period counts as over. */
export function postNotice(run: DecisionDraft, step: string, spec: NoticeSpec, data: JsonObject): void {
  if (spec.when !== undefined && !run.holds(spec.when, data)) {
    giveWay(run);
    run.later({ type: NOTICE_ENDED });
    return;
  }
  const last = noticeSlot.of(run.case).findLast((notice) => notice.step === step);
  if (last && spec.keep !== undefined && run.holds(spec.keep, data)) resume(run, last, spec);
  else post(run, step, spec, data);
}

/** The content did not change: the clock of the last posting is neither restarted nor cut short. */
function resume(run: DecisionDraft, notice: Notice, spec: NoticeSpec): void {
  goOn(run, notice, spec);
  giveWay(run);
  notice.ended = notice.endsAt <= run.facts.now;
  notice.open = !notice.ended && spec.objections !== undefined;
  if (notice.ended && notice.kind === 'publicity') run.later({ type: NOTICE_ENDED });
  if (!notice.ended) {
    notice.archived = false;
    run.dropTimers((timer) => timer.block !== undefined && timer.ref === notice.id);
    run.addTimer({
      block: 'notice',
      what: 'end',
      at: notice.endsAt,
      ref: notice.id,
      since: notice.postedAt,
      unit: unitOf(spec.days),
    });
  }
  run.emit('notice.posted', {
    step: notice.step,
    data: { notice: notice.id, endsAt: notice.endsAt, resumed: true },
  });
}

/** The days on which it was broken off are given to the public afterwards. */
function goOn(run: DecisionDraft, notice: Notice, spec: NoticeSpec): void {
  const { halted, postedAt: startedAt, endsAt: dueAt } = notice;
  const unit = unitOf(spec.days);
  if (!halted) return;
  delete notice.halted;
  if (unit === null) return;
  const stood = { from: halted.at, to: run.facts.now };
  notice.endsAt = shiftedEnd({ startedAt, dueAt }, stood, unit, run.facts.calendar);
}

/** What was broken off is no longer shown. */
function giveWay(run: DecisionDraft): void {
  for (const { id, halted, archived } of noticeSlot.of(run.case))
    if (halted && !archived) archiveNotice(run, id);
}

function post(run: DecisionDraft, step: string, spec: NoticeSpec, data: JsonObject): void {
  giveWay(run);
  const endsAt = periodEnd(spec.days, run.facts.now, run.scope(data), run.facts.calendar);
  const notice: Notice = {
    id: run.newId(),
    step,
    kind: spec.kind,
    title: String(run.value(spec.title, data) ?? ''),
    fields: spec.fields.map((f) => ({ name: f.name, label: f.label, value: run.value(f.value, data) })),
    postedAt: run.facts.now,
    endsAt,
    ended: false,
    range: spec.range ?? [...ON_THE_BOARD],
    archived: false,
    open: spec.objections !== undefined,
  };
  noticeSlot.change(run.case).push(notice);
  const counted = { since: notice.postedAt, unit: unitOf(spec.days) };
  run.addTimer({ block: 'notice', what: 'end', at: endsAt, ref: notice.id, ...counted });
  run.emit('notice.posted', {
    step,
    data: { notice: notice.id, kind: notice.kind, title: notice.title, endsAt },
  });
}

/**
 * The announced end is another one: the days on which the case was suspended and nobody could object are given to the
 * public afterwards, or the calendar has come.
 */
export function moveNotice(run: DecisionDraft, { what, ref, at }: BlockTimer): void {
  const notice = noticeSlot.change(run.case).find((n) => n.id === ref);
  if (what !== 'end' || !notice || notice.ended) return;
  notice.endsAt = at;
  run.emit('notice.moved', { step: notice.step, data: { notice: ref, endsAt: at } });
}

/** The open end of a notice, or of its time in the archive, counted again. */
export function noticeEnd(run: DecisionDraft, { what, ref, since = run.facts.now }: BlockTimer): Instant {
  const notice = noticeSlot.of(run.case).find((n) => n.id === ref);
  const spec = notice && noticeAt(run.process, notice.step);
  const period = what === 'archive' ? (spec?.archive ?? ARCHIVE) : spec?.days;
  return period ? periodEnd(period, since, run.scope(), run.facts.calendar) : OPEN_END;
}

/** The period of a notice is over; objections already filed are still being checked. */
export function endNotice(run: DecisionDraft, id: string): void {
  const notice = noticeSlot.of(run.case).find((n) => n.id === id);
  if (!notice || notice.ended) return;
  notice.ended = true;
  notice.open = false;
  run.emit('notice.ended', { step: notice.step, data: { notice: id, kind: notice.kind } });
  // a result list 公布 stays its time and goes; a publicity is something the case waits for
  if (notice.kind === 'result') return archiveNotice(run, id);
  archiveLater(run, notice);
  run.hear({ type: NOTICE_ENDED });
}

/**
 * The state was left: no more objections. A publicity broken off because of one stays up and says so; broken off for
 * another reason it is taken down at once.
 */
export function closeNotice(run: DecisionDraft, step: string): void {
  const notice = noticeSlot.of(run.case).findLast((n) => n.step === step);
  if (!notice || notice.kind === 'result') return;
  notice.open = false;
  if (notice.ended || notice.archived) return;
  run.dropTimers((timer) => isEnd(timer) && timer.ref === notice.id);
  const halted = haltBy(run, notice);
  if (halted) {
    notice.halted = halted;
    run.emit('notice.halted', { step, data: { notice: notice.id, upheld: halted.upheld } });
  } else {
    notice.archived = true;
    run.emit('notice.closed', { step, data: { notice: notice.id } });
  }
}

/** Whether an objection breaks it off: one found true, or one nobody has answered yet. */
function haltBy(run: DecisionDraft, { id, step }: Notice): Notice['halted'] {
  const upholding = noticeAt(run.process, step)?.answer?.upheld ?? [];
  const objections = objectionSlot.of(run.case).filter(({ notice }) => notice === id);
  const upheld = objections.some(({ finding }) => finding !== undefined && upholding.includes(finding));
  if (!upheld && objections.every(({ finding }) => finding !== undefined)) return undefined;
  return { at: run.facts.now, upheld };
}

/** The process ends: what was broken off goes, but where being found true is what ended it that stays to be read. */
export function endHalted(run: DecisionDraft): void {
  for (const notice of noticeSlot.of(run.case)) {
    const { id, archived, halted } = notice;
    if (!halted || archived) continue;
    if (halted.upheld && halted.at === run.facts.now) archiveLater(run, notice);
    else archiveNotice(run, id);
  }
}

/** The case is put to an end: nothing is announced any more but results, which stay their time. */
export function takeDown(run: DecisionDraft): void {
  const notices = noticeSlot.of(run.case);
  for (const step of new Set(notices.map((notice) => notice.step))) closeNotice(run, step);
  giveWay(run);
  const results = new Set(notices.filter(({ kind }) => kind === 'result').map(({ id }) => id));
  run.dropTimers((timer) => isEnd(timer) && !results.has(timer.ref));
}

function isEnd(timer: Timer): timer is BlockTimer {
  return timer.block === 'notice' && timer.what === 'end';
}

function archiveLater(run: DecisionDraft, notice: Notice): void {
  const period = noticeAt(run.process, notice.step)?.archive ?? ARCHIVE;
  run.addTimer({
    block: 'notice',
    what: 'archive',
    at: periodEnd(period, run.facts.now, run.scope(), run.facts.calendar),
    ref: notice.id,
    since: run.facts.now,
    unit: unitOf(period),
  });
}

/** Takes a notice off the public board 下架归档. */
export function archiveNotice(run: DecisionDraft, id: string): void {
  const notice = noticeSlot.of(run.case).find((n) => n.id === id);
  if (!notice) return;
  notice.archived = true;
  run.emit('notice.archived', { step: notice.step, data: { notice: id } });
}
