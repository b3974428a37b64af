/** What is found of a file: its kind, or why it is not taken. */
import type { FileKind } from './kinds.ts';
import { messages } from './messages.ts';

type RefusalCode =
  /** Nothing in it. */
  | 'file_empty'
  /** Its end is missing. */
  | 'file_truncated'
  /** A password is needed to open it. */
  | 'file_locked'
  /** Carries macros. */
  | 'file_macros'
  /** Runs, or carries what runs. */
  | 'file_program'
  /** A container of files. */
  | 'file_archive'
  /** Something else that is not taken. */
  | 'file_kind'
  /** A kind that this field does not take. */
  | 'file_not_here';

export type Verdict = { ok: true; kind: FileKind } | { ok: false; code: RefusalCode; message: string };

export function taken(kind: FileKind): Verdict {
  return { ok: true, kind };
}

export function refused(code: RefusalCode, message: string): Verdict {
  return { ok: false, code, message };
}

/** The kind where all of it is there. */
export function whole(kind: FileKind, complete: boolean): Verdict {
  return complete ? taken(kind) : refused('file_truncated', messages.truncated(messages.kinds[kind.id]));
}
