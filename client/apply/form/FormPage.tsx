/** The form of a process: fetched, filled with the draft where there is one, then page by page. */
import { useEffect, useState } from 'react';
import type { Me, ProcessView } from '../../../core/api.ts';
import { calls } from '../../api/call.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { newDraft, newestDraft, type Draft } from './drafts.ts';
import { Wizard } from './Wizard.tsx';

export function FormPage(props: { processKey: string; at: number | 'check'; me: Me }) {
  const { processKey, at, me } = props;
  const process = useLoad(calls.processes.read, { params: { key: processKey } });
  // loading it again on coming back to the page must not begin the form anew
  const [view, setView] = useState<ProcessView>();
  if (process.state === 'ready' && !view) setView(process.data);
  const found = useDraft(me.user.id, processKey);
  if (view && found) {
    const draft = found.draft ?? newDraft(view.title, null);
    return <Wizard view={view} draft={draft} replaced={found.replaced} at={at} me={me} />;
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

/** The newer of the device's and the server's: older work never takes the place of newer. */
function useDraft(user: string, process: string): { draft: Draft | null; replaced: boolean } | undefined {
  const [found, setFound] = useState<{ draft: Draft | null; replaced: boolean }>();
  useEffect(() => {
    newestDraft(user, process).then(setFound, () => setFound({ draft: null, replaced: false }));
  }, [user, process]);
  return found;
}
