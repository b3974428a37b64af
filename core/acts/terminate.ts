/** 终止: a case is put to an end where it stands. What it owes, and the results it has made public, go on. */
import { closeActivity } from '../engine/activities.ts';
import { endCase } from '../engine/ending.ts';
import { reject } from '../engine/rejections.ts';
import type { CaseAct } from './act.ts';
import { words } from './messages.ts';

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
    run.dropTimers((timer) => timer.block === undefined);
    for (const block of run.process.blocks) block.terminated?.(run);
    endCase(run, 'terminated');
  },
  events: { 'case.terminated': { text: () => words.terminate.told } },
};
