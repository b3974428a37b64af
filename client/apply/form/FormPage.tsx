/** The form of a process: fetched, filled with the draft where there is one, then page by page. */
import { useEffect, useState } from 'react';
import type { Me, ProcessView } from '../../../core/api.ts';
import { calls } from '../../api/call.ts';
import { useLoad } from '../../api/use-load.ts';
import { pages } from '../../pages.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { words } from '../../words.ts';
import { Link } from '../router.tsx';
import { newDraft, type Draft } from './drafts.ts';
import { bothCopies, myDrafts, type Copies } from './server-drafts.ts';
import { Wizard } from './Wizard.tsx';

interface FormPageProps {
  processKey: string;
  at: number | 'check';
  /** Null where the address names none: the one last saved, or a new one. */
  draftId: string | null;
  me: Me;
}

export function FormPage({ processKey, at, draftId, me }: FormPageProps) {
  const process = useLoad(calls.processes.read, { params: { key: processKey } });
  // loading it again on coming back to the page must not begin the form anew
  const [view, setView] = useState<ProcessView>();
  if (process.state === 'ready' && !view) setView(process.data);
  const found = useDraft(me.user.id, processKey, draftId);
  if (found && 'gone' in found) return <Gone processKey={processKey} />;
  if (view && found)
    return (
      <Wizard
        key={found.draft.id}
        view={view}
        draft={{ ...found.draft, title: view.title }}
        there={found.there}
        at={at}
        me={me}
      />
    );
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

function Gone({ processKey }: { processKey: string }) {
  return (
    <main className="page">
      <p className="note note-amber">{words.apply.drafts.gone}</p>
      <Link className="button" href={pages.applyGuide(processKey)}>
        {words.apply.toGuide}
      </Link>
    </main>
  );
}

type Found = { draft: Draft; there: Copies['there'] } | { gone: true };

function useDraft(user: string, process: string, id: string | null): Found | undefined {
  const [found, setFound] = useState<Found>();
  const known = found && 'draft' in found ? found.draft.id : undefined;
  // the pages of a form begun without an id name the one it got
  const settled = found !== undefined && (id === null || id === known || known === undefined);
  useEffect(() => {
    if (settled) return;
    findDraft(user, process, id).then(setFound, () =>
      setFound({ draft: newDraft(process, '', null), there: undefined }),
    );
  }, [user, process, id, settled]);
  return settled ? found : undefined;
}

async function findDraft(user: string, process: string, id: string | null): Promise<Found> {
  const wanted = id ?? (await myDrafts(user)).find((draft) => draft.process === process)?.id;
  if (wanted === undefined) return { draft: newDraft(process, '', null), there: undefined };
  const { here, there } = await bothCopies(user, wanted);
  const draft = here ?? there;
  return draft ? { draft, there } : { gone: true };
}
