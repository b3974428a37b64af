/**
 * The one place that writes a case: compare-and-set on `seq`, one document, one atomic write. What the lists and the log
 * must show goes with it, in the same transaction where the store can, else through the document's outbox; effects
 * always travel in the outbox until they are carried out.
 */
import type { Decision } from '../../core/engine/decide.ts';
import { isOpen } from '../../core/time/open.ts';
import { ancestorsOf } from '../../core/values/region.ts';
import type { Case, Instant } from '../../core/vocabulary.ts';
import { projection } from './projection.ts';
import type { OutboxEntry, CaseDoc } from './documents.ts';
import { chain } from './hash-chain.ts';
import type { Store } from './types.ts';

/**
 * Commits a decision. Null when somebody else was faster (or, for a new case, its id exists already). `answered` is the
 * effect this decision answers: it leaves the outbox in the same write.
 */
export async function commit(
  store: Store,
  before: CaseDoc | null,
  decision: Extract<Decision, { ok: true }>,
  answered?: string,
): Promise<CaseDoc | null> {
  const after = decision.case;
  const record = chain(after, before?.log, decision.events);
  const follow = projection(before, after, record);
  const outbox: OutboxEntry[] = [
    ...(before?.outbox ?? []).filter((entry) => entry.id !== answered),
    ...(store.atomicFollowUps
      ? []
      : [{ id: `${after.id}:${after.seq}:p`, kind: 'project' as const, ops: follow }]),
    ...decision.effects,
  ];
  // the decision began from the document, whose marks are judged anew
  const { undated: _, pending: _pending, ...decided } = after as Case & Pick<CaseDoc, 'undated' | 'pending'>;
  const doc: CaseDoc = {
    ...decided,
    _id: after.id,
    scope: [...ancestorsOf(after.region), after.region],
    nextTimer: nextTimer(after),
    outbox,
    ...(outbox.length > 0 ? { pending: 1 as const } : {}),
    ...(after.timers.some(({ at }) => isOpen(at)) ? { undated: 1 as const } : {}),
    ...(record.at === '' ? {} : { lastAt: record.at }),
    log: record.hash,
  };
  const followUps = store.atomicFollowUps ? follow : [];
  const done = before
    ? await store.swap('cases', doc, before.seq, followUps)
    : await store.insert('cases', doc, followUps);
  return done ? doc : null;
}

/** When the case must next be woken; a suspended one sleeps. */
function nextTimer(c: Case): Instant | null {
  if (c.status === 'suspended' || c.timers.length === 0) return null;
  return c.timers.reduce((first, timer) => (timer.at < first ? timer.at : first), c.timers[0]!.at);
}
