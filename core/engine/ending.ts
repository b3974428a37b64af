/** A case reaches an end, or is taken up again from one. */
import type { Run } from './run.ts';

/** The case has reached an end of its machine. What it still owes and shows goes on. */
export function endCase(run: Run, outcome: string): void {
  run.case.status = 'ended';
  run.case.outcome = outcome;
  run.case.endedAt = run.world.now;
  run.dropTimers((timer) => timer.kind === 'clock' || timer.kind === 'due');
  run.emit('case.ended', { data: { outcome } });
}

/** Something was heard at an end and the machine went on (an appeal): the case runs again. */
export function takeUpAgain(run: Run): void {
  run.case.status = 'running';
  delete run.case.outcome;
  delete run.case.endedAt;
  run.emit('case.reopened');
}
