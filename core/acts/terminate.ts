/** 终止: a case is put to an end where it stands. What it owes, and the results it has made public, go on. */
import { closeActivity } from '../engine/activities.ts';
import { freeAll } from '../engine/answers.ts';
import { endCase } from '../engine/ending.ts';
import { closeNotice } from '../engine/notices.ts';
import { reject } from '../engine/rejections.ts';
import type { Run } from '../engine/run.ts';
import type { Timer } from '../vocabulary.ts';
import type { CaseAct } from './act.ts';
import { words } from './messages.zh-CN.ts';

/** Timers that go on: what the case owes, and what the board shows for some time. */
const OUTLIVES: ReadonlySet<Timer['kind']> = new Set(['obligation', 'archive']);

export const terminate: CaseAct = {
  id: 'terminate',
  on: 'case',
  by: 'steward',
  label: words.terminate.label,
  asks: { comment: 'reason' },
  reasonMissing: words.terminate.reason,
  grave: true,
  whyNot(run) {
    return run.case.status === 'ended' ? reject('not_running') : null;
  },
  apply(run, { comment = '' }) {
    run.emit('case.terminated', { data: { comment } });
    for (const activity of run.case.activities) closeActivity(run, activity);
    for (const step of new Set(run.case.notices.map((notice) => notice.step))) closeNotice(run, step);
    run.dropTimers((timer) => !OUTLIVES.has(timer.kind) && !isResult(run, timer));
    freeAll(run);
    endCase(run, 'terminated');
  },
  events: { 'case.terminated': { text: () => words.terminate.told, again: () => ({}) } },
};

/** A result that is on the board stays there its time. */
function isResult(run: Run, timer: Timer): boolean {
  return (
    timer.kind === 'notice' &&
    run.case.notices.some((notice) => notice.id === timer.ref && notice.kind === 'result')
  );
}
