/**
 * Small edits of an expression's text before feelin builds it, and the way back from positions in the edited text.
 *
 * - A called function gets a name no data can have: with a field `count` in the scope, `count(members)` would
 *   otherwise call a number.
 * - `list[contains(name, "甲")]` becomes `list[contains(name, "甲") = true]`: feelin takes a call in brackets for
 *   an index and answers the empty list.
 * - What is gone through is counted, so that loops in loops end.
 * - `a + b` becomes a call: feelin adds binary fractions, the house decimals.
 * - The ends of a counted range are made whole and kept small: `for i in 1..2.5` would never end in feelin.
 */
import type { Analysis } from './analyse.ts';
import type { Span } from './syntax.ts';

/** Functions that answer true or false, so that in a filter's brackets they are a condition and not an index. */
const CONDITIONS = new Set([
  'not',
  'contains',
  'starts with',
  'ends with',
  'matches',
  'list contains',
  'all',
  'any',
  'is',
  'odd',
  'even',
  'before',
  'after',
  'includes',
  'sampled',
]);

/** The name under which a called function is put into the context. */
const ALIAS = '__fn_';
/** The name of the guard around the ends of counted ranges. */
export const BOUND = '__bound';
/** The name of the guard around lists that are gone through. */
export const LIST = '__list';
/** The name of the arithmetic of decimals, called with the place of the sign. */
export const SUM = '__sum';

interface Edit extends Span {
  put: string;
}

export interface Rewritten {
  text: string;
  /** A span of the edited text → the span of the original it came from. */
  back(position: Span): Span;
}

/** `callable` says which function names are known; others are left for feelin to report. */
export function rewrite(text: string, analysis: Analysis, callable: (name: string) => boolean): Rewritten {
  const edits: Edit[] = [];
  for (const { name, position } of analysis.calls) {
    if (callable(name)) edits.push({ ...position, put: aliasOf(name) });
  }
  for (const { call, position } of analysis.filters) {
    if (call !== undefined && CONDITIONS.has(call))
      edits.push({ from: position.to, to: position.to, put: ' = true' });
  }
  for (const { from, to } of analysis.bounds) {
    edits.push({ from, to: from, put: `${BOUND}(` }, { from: to, to, put: ')' });
  }
  for (const { from, to } of analysis.lists) {
    edits.push({ from, to: from, put: `${LIST}(` }, { from: to, to, put: ')' });
  }
  for (const { from, to, sign } of analysis.sums) {
    edits.push({ from, to: from, put: `${SUM}(${sign.from}, ` });
    edits.push({ ...sign, put: ', ' }, { from: to, to, put: ')' });
  }
  return apply(
    text,
    // the sort is stable: of two that begin at one place the one pushed first is the outer
    edits.sort((a, b) => a.from - b.from || a.to - b.to),
  );
}

export function aliasOf(name: string): string {
  return ALIAS + name.replaceAll(' ', '_');
}

function apply(text: string, edits: Edit[]): Rewritten {
  let edited = '';
  let at = 0;
  // where the edited text runs ahead of the original: from this offset on, by this much
  const shifts: { from: number; by: number }[] = [{ from: 0, by: 0 }];
  for (const { from, to, put } of edits) {
    edited += text.slice(at, from) + put;
    at = to;
    shifts.push({ from: edited.length, by: edited.length - to });
  }
  const original = (offset: number) => offset - (shifts.findLast((shift) => shift.from <= offset)?.by ?? 0);
  const within = (offset: number) => Math.max(0, Math.min(text.length, offset));
  return {
    text: edited + text.slice(at),
    back: ({ from, to }) => ({ from: within(original(from)), to: within(original(to)) }),
  };
}
