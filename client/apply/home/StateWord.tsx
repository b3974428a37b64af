/** One word for where a case stands; the colour only repeats it. */
import type { CaseItem } from '../../../core/api.ts';
import { caseTone } from '../../ui/case-tone.ts';

export function StateWord({ word, ending = null }: { word: string; ending?: CaseItem['ending'] }) {
  return <span className={`state state-${caseTone({ word, ending })}`}>{word}</span>;
}
