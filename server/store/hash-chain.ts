/**
 * The event log as a hash chain (SM3), one chain a case, one link a command: every record carries the hash of itself and
 * all before it, the case document the last one. Changing, removing or inserting a record breaks the chain there. It begins
 * with the id of the case, so that the whole record of one case does not pass for that of another.
 */
import { hash as digest } from 'node:crypto';
import { behaves } from '../../core/engine/behaviours.ts';
import type { Case, CaseEvent } from '../../core/vocabulary.ts';
import type { RecordDoc } from './documents.ts';
import { messages } from './messages.ts';

/** What a chain says of the case it belongs to. */
type Of = Pick<Case, 'id' | 'behaviour'>;

/** The record of the command that led to this case, linked to the hash of the one before. */
export function chain(
  after: Of & Pick<Case, 'seq'>,
  previous: string | undefined,
  events: CaseEvent[],
): RecordDoc {
  const { id, seq } = after;
  const hash = link(previous ?? beginning(after), seq, events);
  return { _id: `${id}:${seq}`, case: id, seq, at: events[0]?.at ?? '', events, hash };
}

/** What the first record is linked to. */
function beginning(c: Of): string {
  return behaves(c, 'recordOfItsOwn') ? c.id : '';
}

/** A fault of a chain: at which record, and what is wrong. */
export interface ChainFault {
  record: string;
  message: string;
}

/** Checks a case's records, in order, against the end its document remembers; null when all is as it was written. */
export function verifyChain(
  records: RecordDoc[],
  end: Of & { seq: number; hash: string },
): ChainFault | null {
  const caseId = end.id;
  let hash = beginning(end);
  for (const [index, record] of records.entries()) {
    if (record.seq !== index + 1)
      return { record: `${caseId}:${index + 1}`, message: messages.chain.missing };
    hash = link(hash, record.seq, record.events);
    if (hash !== record.hash) return { record: record._id, message: messages.chain.changed };
  }
  if (records.length < end.seq)
    return { record: `${caseId}:${records.length + 1}`, message: messages.chain.missing };
  return hash === end.hash ? null : { record: `${caseId}:${end.seq}`, message: messages.chain.endDiffers };
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
