/** What a case remembers of requests: their ids, and enough of what was asked to tell a repeat from another request of that id. */
import type { Case } from '../vocabulary.ts';
import type { Command } from './commands.ts';

/** How many request ids a case itself remembers; those before stand outside of it, and are asked for. */
export const REMEMBERED = 50;

/** The id under which a command is answered once; undefined for one that has none. */
export function requestOf(command: Command): string | undefined {
  return 'requestId' in command ? command.requestId : 'id' in command ? command.id : undefined;
}

/** Remembers that the command is in. */
export function remember(c: Case, command: Command): void {
  const id = requestOf(command);
  if (id) c.requests = [...c.requests, { id, seq: c.seq, hash: hashOf(command) }].slice(-REMEMBERED);
}

/** Whether this id was answered before: `same` for this very command, `other` for one that asked something else. */
export function answered(c: Case, command: Command): 'no' | 'same' | 'other' {
  const id = requestOf(command);
  const known = id === undefined ? undefined : c.requests.find((request) => request.id === id);
  return known ? compared(known, command) : 'no';
}

/** Whether what was asked under this id was this very command. */
export function compared(known: { hash?: string }, command: Command): 'same' | 'other' {
  return known.hash === undefined || known.hash === hashOf(command) ? 'same' : 'other';
}

/** What is asked, by whom; not the id itself, nor the seq the screen stood at. */
function hashOf(command: Command): string {
  const {
    requestId: _id,
    seq: _seq,
    by,
    ...asked
  } = command as Command & { requestId?: string; seq?: number; by?: { user: string | null } };
  return fnv1a(canonical({ ...asked, by: by?.user ?? null }));
}

/** JSON with the names of objects in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const named = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${named
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join()}}`;
}

/** FNV-1a, 32 bits: not for secrets, only to tell one text from another. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
