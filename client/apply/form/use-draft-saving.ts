/** Saving of the draft of the form on the screen: heard from other tabs, looked after when the page comes back. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { FormState } from '../../form/logic/use-form-state.ts';
import { DraftSaving, type Meeting } from './DraftSaving.ts';
import { onOtherTab, type Draft } from './drafts.ts';

/** Before the form, which saves to it. */
export function useDraftSaving(user: string, draft: Draft): DraftSaving {
  const [saving] = useState(() => new DraftSaving(user, draft));
  return saving;
}

/** After the form, in which is shown what comes from elsewhere. `there`: the server's copy, undefined where not reached. */
export function useMeetings(
  user: string,
  saving: DraftSaving,
  { store }: FormState,
  there: Draft | null | undefined,
): Meeting | null {
  const [found] = useState(there);
  useEffect(() => {
    saving.attach({ typed: () => store.typed, replace: (data) => store.replace(data) });
    if (found !== undefined) saving.met(found);
    const stop = onOtherTab(user, saving.current().id, (draft) => saving.heard(draft));
    const back = () => document.visibilityState === 'visible' && void saving.refresh();
    addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      stop();
      removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
      void saving.remote.flush();
    };
  }, [user, saving, store, found]);
  return useSyncExternalStore(saving.subscribe, saving.meeting);
}
