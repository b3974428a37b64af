/**
 * The event log as a hash chain (SM3), one chain a case: every event carries the hash of itself and all before it, the
 * case document the last one. Changing, removing or inserting an event breaks the chain at that place.
 */
import { createHash } from 'node:crypto';
import type { CaseEvent } from '../../core/vocabulary.ts';
import type { ChainedEvent } from './documents.ts';

export interface ChainEnd {
  hash: string;
  count: number;
}

/** Appends events to a chain. */
export function chain(end: ChainEnd | undefined, events: CaseEvent[]): { events: ChainedEvent[]; log: ChainEnd } {
  let { hash, count } = end ?? { hash: '', count: 0 };
  const chained = events.map((event) => {
    hash = link(hash, event);
    count += 1;
    return { ...event, hash };
  });
  return { events: chained, log: { hash, count } };
}

/** A fault of a chain: at which event, and what is wrong. */
export interface ChainFault {
  event: string;
  message: string;
}

/** Checks a case's events, in order, against the end its document remembers; null when all is as it was written. */
export function verifyChain(events: ChainedEvent[], end: ChainEnd, caseId: string): ChainFault | null {
  let hash = '';
  for (const { hash: kept, ...event } of events) {
    hash = link(hash, event);
    if (hash !== kept) return { event: event.id, message: '记录被改动,或其前有记录缺失' };
  }
  if (events.length < end.count) return { event: `${caseId} #${events.length + 1}`, message: `记录缺失:应有 ${end.count} 条,现有 ${events.length} 条` };
  if (hash !== end.hash) return { event: events[events.length - 1]?.id ?? caseId, message: '末条记录与办件不符' };
  return null;
}

function link(previous: string, event: CaseEvent): string {
  return createHash('sm3').update(`${previous}\n${canonical(event)}`).digest('hex');
}

/** JSON with sorted keys: the same content hashes the same whatever store kept it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
