/** Why a publicity is broken off 中止 before its end, and what that is called. */
import { words } from './messages.ts';
import type { Notice } from './state.ts';

/** An objection was found true, or waits for its check. */
export type Halt = 'upheld' | 'objected';

export function haltOf({ halted }: Pick<Notice, 'halted'>): Halt | null {
  if (!halted) return null;
  return halted.upheld ? 'upheld' : 'objected';
}

export function haltWord(halt: Halt): string {
  return words.halted[halt];
}
