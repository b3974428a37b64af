import type { PeriodSpec } from '../../definition/process.ts';
import type { Instant, JsonObject } from '../../vocabulary.ts';
import { slot } from '../state.ts';

/** Something owed later, also by a case that has gone on or ended 后补. */
export interface Obligation {
  id: string;
  kind: string;
  dueAt: Instant;
  /** How it is counted, where it could not be yet. */
  period?: PeriodSpec;
  state: 'open' | 'late' | 'done';
  /** Passed on with the messages about it. */
  data: JsonObject;
}

export const obligationSlot = slot<Obligation[]>('obligation', () => []);
