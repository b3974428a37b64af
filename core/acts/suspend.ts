/** 挂起: a case stands still until it is resumed. */
import { standStill } from '../engine/standstill.ts';
import { reject } from '../engine/rejections.ts';
import type { CaseAct } from './act.ts';
import { words } from './messages.ts';

export const suspend: CaseAct = {
  id: 'suspend',
  on: 'case',
  by: 'steward',
  label: words.suspend.label,
  asks: { comment: 'reason' },
  reasonMissing: words.suspend.reason,
  whyNot(run) {
    if (run.case.status === 'running') return null;
    return reject(run.case.status === 'ended' ? 'not_running' : 'suspended');
  },
  apply(run, { comment = '' }) {
    standStill(run);
    run.emit('case.suspended', { data: { comment } });
  },
  events: { 'case.suspended': { text: () => words.suspend.told } },
};
