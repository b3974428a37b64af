/** An objection 异议 from the public (C04): kept with the case, heard by the machine. */
import type { FileObjection } from './commands.ts';
import { statesNamed } from './process.ts';
import { refuse } from './rejections.ts';
import type { Run } from './run.ts';
import { checked } from './submission.ts';

/** More to one notice are not a flood of opinions but a flood. */
const MOST = 100;

/** Takes an objection to the notice named, or to the one open now. */
export function fileObjection(run: Run, command: FileObjection): void {
  const notice = command.notice
    ? run.case.notices.find((n) => n.id === command.notice)
    : run.case.notices.findLast((n) => n.kind === 'publicity');
  if (!notice) refuse('unknown_notice');
  if (!notice.open || notice.endsAt <= run.facts.now) refuse('notice_closed');
  const spec = statesNamed(run.process, notice.step).find(({ meta }) => meta.notice)?.meta.notice;
  if (!spec?.objections) refuse('notice_closed', { message: '这条公示不受理异议' });
  if (run.case.objections.filter((o) => o.notice === notice.id).length >= MOST) refuse('objections_full');
  const data = checked(run, run.process.forms.get(spec.objections) ?? null, command.data, {
    who: { roles: ['public'], step: notice.step },
  });
  const id = run.newId();
  run.case.objections.push({ id, notice: notice.id, receivedAt: run.facts.now, data });
  run.emit('objection.received', { step: notice.step, data: { objection: id } });
  run.hear({ type: 'objection' });
}
