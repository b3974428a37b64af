/** An objection is kept with the case, heard by the machine, and has its finding when its check is done. */
import { noticeAt } from '../notice/lines.ts';
import { getAt } from '../../form/paths.ts';
import { Refusal, refuse } from '../../engine/rejections.ts';
import type { DecisionDraft } from '../../engine/run.ts';
import { checked } from '../../engine/submission.ts';
import type { Activity, Json, JsonObject } from '../../vocabulary.ts';
import type { NoticeSpec } from '../notice/language.ts';
import { noticeSlot } from '../notice/state.ts';
import { words } from './messages.ts';
import { OBJECTION_FILED, type FileObjection } from './spec.ts';
import { objectionSlot, type Objection } from './state.ts';

/** More to one notice are not a flood of opinions but a flood. */
const MOST = 100;

/** Takes an objection to the notice named, or to the one open now. */
export function fileObjection(run: DecisionDraft, command: FileObjection): void {
  if (run.case.status !== 'running') refuse(run.case.status === 'suspended' ? 'suspended' : 'notice_closed');
  const notices = noticeSlot.of(run.case);
  const notice = command.notice
    ? notices.find((n) => n.id === command.notice)
    : notices.findLast((n) => n.kind === 'publicity');
  if (!notice) refuse('unknown_notice');
  if (!notice.open || notice.endsAt <= run.facts.now) refuse('notice_closed');
  const spec = noticeAt(run.process, notice.step);
  if (!spec?.objections) refuse('notice_closed', { message: words.notTaken });
  const objections = objectionSlot.change(run.case);
  if (objections.filter((o) => o.notice === notice.id).length >= MOST) refuse('objections_full');
  const data = checked(run, run.process.forms.get(spec.objections) ?? null, command.data, {
    who: { roles: ['public'], step: notice.step },
  });
  // what the house fills in says nothing for who objects
  if (!saysSomething(command.data))
    throw new Refusal({ status: 422, code: 'objection_empty', message: words.empty });
  const id = run.newId();
  objections.push({ id, notice: notice.id, receivedAt: run.facts.now, data });
  run.emit('objection.received', { step: notice.step, data: { objection: id } });
  run.hear({ type: OBJECTION_FILED });
}

/** Whether there is a word in it, however deep. */
function saysSomething(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' && value !== null && Object.values(value).some(saysSomething);
}

/** Where the item of a list is an objection it has its finding now. */
export function answerObjection(run: DecisionDraft, { item, step }: Activity, data: JsonObject): void {
  const objection = objectionSlot.of(run.case).find((o) => o.id === item?.id);
  if (!objection) return;
  const { finding, reply } = answerOf(run, objection) ?? {};
  objection.finding = textAt(finding, data) ?? '';
  const said = textAt(reply, data);
  if (said !== undefined) objection.reply = said;
  run.emit('objection.answered', { step, data: { objection: objection.id, finding: objection.finding } });
}

/** Which fields of the checking form answer the objection: its notice says so. */
function answerOf(run: DecisionDraft, { notice: id }: Objection): NoticeSpec['answer'] {
  const notice = noticeSlot.of(run.case).find((each) => each.id === id);
  return notice && noticeAt(run.process, notice.step)?.answer;
}

function textAt(field: string | undefined, data: JsonObject): string | undefined {
  const value = field === undefined ? undefined : getAt(data, field);
  return typeof value === 'string' ? value : undefined;
}
