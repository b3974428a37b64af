import { randomUUID } from 'node:crypto';
import { lettingGo, reserving, type Reserver } from '../../core/blocks/list/reserve.ts';
import type { Decision } from '../../core/engine/decide.ts';
import type { Rejection } from '../../core/vocabulary.ts';
import { doInTime } from '../../core/world/work.ts';

/**
 * Keeps a decision about other cases once each of them has agreed; where one refuses, or somebody was faster with this one,
 * all are let go. What waits in their outboxes is not carried out here: it might wait for this case.
 */
export async function agreed<T extends { ok: boolean }>(
  decision: Extract<Decision, { ok: true }>,
  ask: Reserver,
  keep: () => Promise<T | null>,
): Promise<T | { ok: false; rejection: Rejection } | null> {
  const { reservations = [] } = decision;
  if (reservations.length === 0) return keep();
  const token = randomUUID();
  const refused = await doInTime(reserving(decision, token, ask));
  if (refused) return { ok: false, rejection: refused };
  const done = await keep();
  const rows = reservations.map((row) => row.case);
  if (!done?.ok) await doInTime(lettingGo(rows, token, ask));
  return done;
}
