/** Machine events between two acts of people are folded into one line. */
import type { CaseEventView } from '../../../core/api.ts';

export function folded(events: readonly CaseEventView[]): (CaseEventView | CaseEventView[])[] {
  const parts: (CaseEventView | CaseEventView[])[] = [];
  for (const event of events) {
    const last = parts.at(-1);
    if (!event.minor) parts.push(event);
    else if (Array.isArray(last)) last.push(event);
    else parts.push([event]);
  }
  return parts;
}
