/**
 * The one place that writes a case: compare-and-set on `seq`, one document, one atomic write. Everything else that
 * must follow travels in the document's outbox until it is carried out.
 */
import type { Decision } from '../../core/engine/decide.ts';
import { ancestorsOf } from '../../core/values/region.ts';
import type { Case, Instant } from '../../core/vocabulary.ts';
import { chain } from './hash-chain.ts';
import { projection } from '../commands/project.ts';
import type { CaseDoc } from './documents.ts';
import type { Store } from './types.ts';

/** Commits a decision. Null when somebody else was faster (or, for a new case, its id exists already). */
export async function commit(
  store: Store,
  before: CaseDoc | null,
  decision: Extract<Decision, { ok: true }>,
  answered?: string,
): Promise<CaseDoc | null> {
  const { events, log } = chain(before?.log, decision.events);
  const outbox = [
    ...(before?.outbox ?? []).filter((entry) => entry.id !== answered),
    projection(before, decision.case, events),
    ...decision.effects,
  ];
  const doc: CaseDoc = {
    ...decision.case,
    _id: decision.case.id,
    scope: [...ancestorsOf(decision.case.region), decision.case.region],
    nextTimer: nextTimer(decision.case),
    outbox,
    boxed: 1,
    log,
  };
  const done = before ? await store.swap('cases', doc, before.seq) : await store.insert('cases', doc);
  return done ? doc : null;
}

/** When the case must next be woken; a suspended one sleeps. */
function nextTimer(c: Case): Instant | null {
  if (c.status === 'suspended' || c.timers.length === 0) return null;
  return c.timers.reduce((first, timer) => (timer.at < first ? timer.at : first), c.timers[0]!.at);
}
