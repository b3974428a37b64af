/** Taking back what was just done, where the server offers it. */
import { useState } from 'react';
import type { CaseAction } from '../../../core/api.ts';
import { sentenceOf } from '../../api/http.ts';
import { newRequestId } from '../../api/requests.ts';
import { actOnCase } from '../data/acts.ts';
import { text } from '../messages.ts';
import { useDesk, type Flash } from './DeskContext.ts';

/** Acts on a case that undo what its last handler did. */
const TAKES_BACK = ['recall', 'take_back', 'undo'];

export function useTakeBack(flash: Flash | null): {
  action: CaseAction | undefined;
  busy: boolean;
  error: string | null;
  run: () => Promise<void>;
} {
  const { say, model } = useDesk();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const action = flash?.case?.actions.find(({ id, allowed }) => TAKES_BACK.includes(id) && allowed === true);
  const run = async (): Promise<void> => {
    if (!flash?.case || !action || busy) return;
    setBusy(true);
    try {
      await actOnCase(flash.case.id, { action: action.id, requestId: newRequestId() });
      say({ words: text.case.actionDone(action.label), next: null, case: flash.case });
      await model.refresh();
    } catch (problem) {
      setError(sentenceOf(problem));
    } finally {
      setBusy(false);
    }
  };
  return { action, busy, error, run };
}
