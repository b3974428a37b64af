/** Somebody was faster: what happened meanwhile, and whether it concerns who is typing. */
import type { CaseEventView, Page } from '../../../core/api.ts';
import { readEvents } from '../data/queries.ts';

/** Records that change nothing for who decides: saving, reminding, the clocks. */
const HARMLESS = new Set([
  'task.saved',
  'task.urged',
  'task.overdue',
  'clock.paused',
  'clock.resumed',
  'clock.overdue',
  'timer.fired',
]);

export interface Meanwhile {
  events: CaseEventView[];
  /** Nothing that matters: the act may simply be sent again. */
  harmless: boolean;
}

export function meanwhile(events: readonly CaseEventView[], since: number): Meanwhile {
  const later = events.filter((event) => event.seq > since);
  return {
    events: later.filter((event) => !event.minor && !HARMLESS.has(event.type)),
    harmless: later.length > 0 && later.every((event) => HARMLESS.has(event.type)),
  };
}

/** The newest records stand on the last page. */
export async function eventsSince(caseId: string, since: number): Promise<Meanwhile> {
  const all: CaseEventView[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Page<CaseEventView> = await readEvents(caseId, cursor);
    all.push(...page.items);
    if (page.next === null) return meanwhile(all, since);
    cursor = page.next;
  }
}
