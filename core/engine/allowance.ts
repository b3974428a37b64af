/**
 * How much may follow from one command without anybody acting or time going by. Cases that open one another, or call to
 * one another, would otherwise go on for ever: in a simulation an endless loop, on a server a storm. What a command may
 * still cause is shared out among the effects from which further commands follow, so that all of it together stays below.
 */
import type { Effect } from '../vocabulary.ts';
import type { DecisionDraft } from './run.ts';

export const LIMITS = {
  /** Cases that open one another in a row. */
  depth: 16,
  /** Commands that follow from one command, all together. */
  following: 200,
} as const;

/** Nothing more may follow from this command. */
export function isSpent(run: DecisionDraft): boolean {
  return following(run).length >= run.allowance;
}

/** Shares out what is left among the effects from which something follows. */
export function shareOut(run: DecisionDraft): void {
  const effects = following(run);
  if (effects.length === 0) return;
  const each = Math.max(0, Math.floor((run.allowance - effects.length) / effects.length));
  for (const effect of effects) effect.allowance = each;
}

function following({ effects, process }: DecisionDraft): Effect[] {
  const kinds = new Set(process.blocks.flatMap(({ spec }) => spec.follows ?? []));
  // an operation that nobody waits for is not answered
  return effects.filter((effect) => kinds.has(effect.kind) && !('answer' in effect && !effect.answer));
}

/** What a command that follows from an effect may cause in turn. */
export function allowanceOf({ allowance }: Effect): { allowance?: number } {
  return allowance === undefined ? {} : { allowance };
}
