/** Between the decision of a list and its commit: every row is reserved, or none stays so. */
import type { Reservation } from '../../engine/run.ts';
import type { Case, Effect, Rejection } from '../../vocabulary.ts';
import { wait, type Later, type Work } from '../../world/work.ts';
import { words } from './messages.ts';
import { stampAttempt } from './on.ts';
import type { ListCommand } from './spec.ts';

/** Has a case decide a command of lists, and carries nothing out that waits in its outbox. */
export type Reserver = (
  id: string,
  command: ListCommand,
) => Later<{ ok: true } | { ok: false; rejection: Rejection }>;

interface ListDecision {
  case: Case;
  effects: Effect[];
  reservations?: readonly Reservation[];
}

/** Reserves every row under a token and stamps the decision with it; the row that refuses is named, and all are let go. */
export function* reserving(
  { case: c, effects, reservations = [] }: ListDecision,
  token: string,
  ask: Reserver,
): Work<Rejection | null> {
  if (reservations.length === 0) return null;
  const reserved: string[] = [];
  for (const { case: id, label, path, message, row } of reservations) {
    const outcome = yield* wait(ask(id, { type: 'Reserve', token, list: c.id, message, row }));
    if (outcome.ok) {
      reserved.push(id);
      continue;
    }
    yield* lettingGo(reserved, token, ask);
    const { rejection } = outcome;
    return { ...rejection, message: words.refused.row(label, rejection.message), path };
  }
  stampAttempt(c, token);
  for (const effect of effects) if (effect.kind === 'listed') effect.token = token;
  return null;
}

/** Lets rows go: the list has not decided. */
export function* lettingGo(cases: readonly string[], token: string, ask: Reserver): Work<void> {
  for (const id of cases) yield* wait(ask(id, { type: 'LetGo', token }));
}
