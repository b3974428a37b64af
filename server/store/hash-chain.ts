/**
 * The event log as a hash chain (SM3), one chain a case, one link a command: every record carries the hash of itself and
 * all before it, the case document the last one. Changing, removing or inserting a record breaks the chain there.
 */
import { hash as digest } from 'node:crypto';
import type { CaseEvent } from '../../core/vocabulary.ts';
import type { RecordDoc } from './documents.ts';

/** The record of a command, linked to what was there before. */
export function chain(previous: string, seq: number, events: CaseEvent[]): RecordDoc {
  const [first] = events;
  const id = first ? `${first.case}:${seq}` : '';
  const hash = link(previous, seq, events);
  return { _id: id, case: first?.case ?? '', seq, at: first?.at ?? '', events, hash };
}

/** A fault of a chain: at which record, and what is wrong. */
export interface ChainFault {
  record: string;
  message: string;
}

/** Checks a case's records, in order, against the end its document remembers; null when all is as it was written. */
export function verifyChain(
  records: RecordDoc[],
  end: { seq: number; hash: string },
  caseId: string,
): ChainFault | null {
  let hash = '';
  for (const [index, record] of records.entries()) {
    if (record.seq !== index + 1) return { record: `${caseId}:${index + 1}`, message: '记录缺失' };
    hash = link(hash, record.seq, record.events);
    if (hash !== record.hash) return { record: record._id, message: '记录被改动' };
  }
  if (records.length < end.seq) return { record: `${caseId}:${records.length + 1}`, message: '记录缺失' };
  return hash === end.hash ? null : { record: `${caseId}:${end.seq}`, message: '末条记录与办件不符' };
}

function link(previous: string, seq: number, events: CaseEvent[]): string {
  return digest('sm3', `${previous}\n${seq}\n${canonical(events)}`);
}

/** JSON with sorted keys: the same content hashes the same whatever store kept it. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonical(item) : `,${canonical(item)}`;
    return `[${text}]`;
  }
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object).sort()) {
    const inner = object[key];
    if (inner !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(inner)}`;
  }
  return `{${text}}`;
}

/** What JSON writes otherwise than as it stands: control characters, quotes, backslashes, halves of a character. */
const ESCAPED = /[\0-\x1f"\\\ud800-\udfff]/;

/** A text as JSON. Most are short and have nothing to escape: looking is quicker than having JSON write them. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}
