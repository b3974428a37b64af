/** What is said once for a step and not by each voice: the minutes 会议记录 of those who decide together. */
import type { TaskSpec } from '../definition/process.ts';
import type { Activity, Case, JsonObject } from '../vocabulary.ts';

/** The fields as whoever spoke first on this visit wrote them; empty while nobody has. */
export function minutesOf(c: Case, activity: Activity, spec: Pick<TaskSpec, 'minutes'>): JsonObject {
  const { minutes = [] } = spec;
  if (minutes.length === 0) return {};
  const first = c.records.find((record) => record.activity === activity.id);
  return Object.fromEntries(
    minutes.flatMap((name) => (first && name in first.data ? [[name, first.data[name] ?? null]] : [])),
  );
}
