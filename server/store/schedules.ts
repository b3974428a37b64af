/** Schedules are written compare-and-set: of two servers one notes how far it is. */
import type { ScheduleDoc } from './documents.ts';
import type { Store } from './types.ts';

/** Writes what has changed; false when somebody else was faster. */
export function changeSchedule(
  store: Store,
  doc: ScheduleDoc,
  change: Partial<ScheduleDoc>,
): Promise<boolean> {
  return store.swap('schedules', { ...doc, ...change, seq: doc.seq + 1 }, doc.seq);
}
