/** Acting on many rows at once: one answer per row, shown at the row. */
import { useCallback, useState } from 'react';
import { sentenceOf } from '../../api/http.ts';
import type { BatchResult } from '../../../core/api.ts';
import { actOnMany } from '../data/acts.ts';
import { text } from '../messages.ts';

export type BatchResults = ReadonlyMap<string, { ok: boolean; words: string }>;

export interface BatchState {
  working: boolean;
  results: BatchResults;
  /** One sentence about the whole; null before there is something to say. */
  sum: string | null;
  run: (ids: string[], body: { action: string; comment?: string; to?: string }) => Promise<BatchResult[]>;
  clear: () => void;
}

const NONE: BatchResults = new Map();

export function useBatch(): BatchState {
  const [state, setState] = useState<Pick<BatchState, 'working' | 'results' | 'sum'>>({
    working: false,
    results: NONE,
    sum: null,
  });
  const run = useCallback<BatchState['run']>(async (ids, body) => {
    setState({ working: true, results: NONE, sum: null });
    try {
      const answers = await actOnMany(ids, body);
      setState({ working: false, ...describe(answers) });
      return answers;
    } catch (error) {
      setState({ working: false, results: NONE, sum: `${text.batch.failed}${sentenceOf(error)}` });
      return [];
    }
  }, []);
  const clear = useCallback(() => setState({ working: false, results: NONE, sum: null }), []);
  return { ...state, run, clear };
}

function describe(answers: BatchResult[]): { results: BatchResults; sum: string } {
  const ok = answers.filter((answer) => answer.ok).length;
  return {
    results: new Map(
      answers.map(({ id, ok: done, message }) => [
        id,
        { ok: done, words: done ? text.batch.ok : (message ?? text.problems.general) },
      ]),
    ),
    sum: text.batch.sum(ok, answers.length - ok),
  };
}
