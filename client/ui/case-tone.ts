/** How a case stands as a colour beside its word: one answer for the desk and for the phone. */
import type { CaseView } from '../../core/api.ts';
import { words } from '../words.ts';

type CaseTone = 'plain' | 'done' | 'refused' | 'waiting';

const ENDINGS: Record<NonNullable<CaseView['ending']>, CaseTone> = {
  done: 'done',
  refused: 'refused',
  // who took an application back was refused nothing
  withdrawn: 'plain',
  stopped: 'refused',
};

/** Of a case that has ended, how it ended; of others, whether it waits for somebody to go on with it. */
export function caseTone({ word, ending }: Pick<CaseView, 'word' | 'ending'>): CaseTone {
  if (ending !== null) return ENDINGS[ending];
  return words.caseWaits.includes(word) ? 'waiting' : 'plain';
}
