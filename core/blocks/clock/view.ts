/** The clock as those read it who look at the case. */
import type { CaseView } from '../../contract/shapes/case.ts';
import { knownDate } from '../../time/open.ts';
import type { Case } from '../../vocabulary.ts';
import { clockSlot } from './state.ts';

export function clockView(c: Case): CaseView['clock'] {
  const clock = clockSlot.of(c);
  return (
    clock && {
      dueAt: knownDate(clock.dueAt),
      paused: !clock.stoppedAt && (clock.pausedAt !== undefined || c.status === 'suspended'),
      overdue: clock.overdue ?? false,
      stopped: clock.stoppedAt !== undefined,
    }
  );
}
