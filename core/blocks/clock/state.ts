import type { Instant } from '../../vocabulary.ts';
import { slot } from '../state.ts';

/** The statutory clock of a case: when it runs, when it is paused. */
export interface StatutoryClock {
  startedAt: Instant;
  dueAt: Instant;
  /** Set while the clock is stopped (补正, 公示). */
  pausedAt?: Instant;
  /** The times it stood, so that it can be counted again. */
  stood?: { from: Instant; to: Instant }[];
  stoppedAt?: Instant;
  overdue?: boolean;
}

/** Absent where the process has no limit, or has not come to where it begins. */
export const clockSlot = slot<StatutoryClock | null>('clock', () => null);
