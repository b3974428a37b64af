/** 免办: who runs a campaign lets one of its cases off; it ends where it stands, and counts as let off. */
import { closeActivity } from '../engine/activities.ts';
import { endCase } from '../engine/ending.ts';
import { reject } from '../engine/rejections.ts';
import { holdsRole } from '../engine/stewards.ts';
import type { CaseAct } from './act.ts';
import { words } from './messages.ts';

export const waive: CaseAct = {
  id: 'waive',
  on: 'case',
  by: 'involved',
  label: words.waive.label,
  asks: { comment: 'reason' },
  reasonMissing: words.waive.reason,
  grave: true,
  whyNot(run) {
    const roles = run.case.member?.waive ?? [];
    if (!roles.some((role) => holdsRole(run, role))) return reject('not_your_action');
    return run.case.status === 'ended' ? reject('not_running') : null;
  },
  apply(run, { comment = '' }) {
    run.emit('act.waive', { data: { comment } });
    for (const activity of run.case.activities) closeActivity(run, activity);
    run.dropTimers((timer) => timer.block === undefined);
    for (const block of run.process.blocks) block.terminated?.(run);
    endCase(run, 'waived');
  },
  events: { 'act.waive': { text: () => words.waive.told } },
};
