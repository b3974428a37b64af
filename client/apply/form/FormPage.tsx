/** The form of a process: fetched, filled with the draft where there is one, then page by page. */
import { useEffect, useState } from 'react';
import type { Me, ProcessView } from '../../../core/api.ts';
import { calls } from '../../api/call.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { loadDraft, newDraft, readLocal, type Draft } from './drafts.ts';
import { Wizard } from './Wizard.tsx';

export function FormPage(props: { processKey: string; at: number | 'check'; me: Me }) {
  const { processKey, at, me } = props;
  const process = useLoad(calls.processes.read, { params: { key: processKey } });
  // loading it again on coming back to the page must not begin the form anew
  const [view, setView] = useState<ProcessView>();
  if (process.state === 'ready' && !view) setView(process.data);
  const draft = useDraft(me.user.id, processKey);
  if (view && draft !== undefined) {
    return <Wizard view={view} draft={draft ?? newDraft(view.title, null)} at={at} me={me} />;
  }
  return (
    <main className="page">
      {process.state === 'failed' ? (
        <Trouble error={process.error} onRetry={process.reload} />
      ) : (
        <Skeleton lines={8} />
      )}
    </main>
  );
}

/** The device's at once; without one the server is asked. */
function useDraft(user: string, process: string): Draft | null | undefined {
  const [draft, setDraft] = useState<Draft | null | undefined>(() => readLocal(user, process) ?? undefined);
  useEffect(() => {
    if (draft === undefined) loadDraft(user, process).then(setDraft, () => setDraft(null));
  }, [draft, user, process]);
  return draft;
}
