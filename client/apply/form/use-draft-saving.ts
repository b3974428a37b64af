/** Saving of a draft: to the device with every pause, to the server a little later. */
import { useEffect, useState } from 'react';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { Autosave } from '../../form/logic/autosave.ts';
import { isEmpty } from '../../../core/form/empty.ts';
import { dropDraft, keepLocal, keepRemote, type Draft } from './drafts.ts';

export interface DraftSaving {
  save: (data: JsonObject) => void;
  turn: (page: number) => void;
  current: () => Draft;
  remote: Autosave<Draft>;
  /** It has been handed in: nothing of it stays behind. */
  done: () => void;
}

export function useDraftSaving(user: string, process: string, draft: Draft): DraftSaving {
  const [saving] = useState(() => begin(user, process, draft));
  useEffect(() => {
    const leave = () => void saving.remote.flush();
    addEventListener('online', leave);
    return () => {
      removeEventListener('online', leave);
      leave();
    };
  }, [saving]);
  return saving;
}

function begin(user: string, process: string, start: Draft): DraftSaving {
  let draft = start;
  let handedIn = false;
  const remote = new Autosave<Draft>({
    save: (value) => keepRemote(process, value),
    delayMs: 2500,
    atLeastMs: 10_000,
  });
  const keep = (next: Draft) => {
    // the last pause may end after the hand-in
    if (handedIn) return;
    draft = next;
    keepLocal(user, process, draft);
    if (!isEmpty(draft.data)) remote.change(draft);
  };
  return {
    remote,
    current: () => draft,
    save: (data) => keep({ ...draft, data, savedAt: new Date().toISOString() }),
    turn: (page) => keep({ ...draft, page }),
    done: () => {
      handedIn = true;
      remote.stop();
      void dropDraft(user, process);
    },
  };
}
