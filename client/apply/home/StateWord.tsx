/** One word for where a case stands; the colour only repeats it. */
import type { CaseItem } from '../../../core/api.ts';

const TONES: Record<string, string> = { 待补正: 'wait', 已挂起: 'wait', 草稿: 'wait' };
const ENDINGS: Record<NonNullable<CaseItem['ending']>, string> = {
  done: 'good',
  refused: 'bad',
  withdrawn: 'plain',
  stopped: 'bad',
};

export function StateWord({ word, ending = null }: { word: string; ending?: CaseItem['ending'] }) {
  const tone = ending === null ? (TONES[word] ?? 'plain') : ENDINGS[ending];
  return <span className={`state state-${tone}`}>{word}</span>;
}
