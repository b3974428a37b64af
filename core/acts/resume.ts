/** 恢复办理: a case that was suspended goes on. */
import { goOnAgain } from '../engine/standstill.ts';
import { reject } from '../engine/rejections.ts';
import type { CaseAct } from './act.ts';
import { words } from './messages.ts';

export const resume: CaseAct = {
  id: 'resume',
  on: 'case',
  by: 'steward',
  label: words.resume.label,
  asks: {},
  whyNot(run) {
    return run.case.status === 'suspended' ? null : reject('not_suspended');
  },
  apply(run) {
    run.emit('case.resumed');
    goOnAgain(run);
  },
  events: { 'case.resumed': { text: () => words.resume.told } },
};
