/** What was begun and not handed in: for whom, when and where it was saved; to go on with, or to delete, which can be taken back. */
import { useEffect, useState } from 'react';
import type { Me } from '../../../core/api.ts';
import { pages } from '../../pages.ts';
import { words } from '../../words.ts';
import { shortMoment } from '../dates.ts';
import { thisDevice } from '../form/device.ts';
import { whereOf } from '../form/where.ts';
import type { Draft } from '../form/drafts.ts';
import { bothCopies, bringBack, dropDraft, myDrafts, type ListedDraft } from '../form/server-drafts.ts';
import { Link } from '../router.tsx';

/** Drafts of a person, of one process or all; undefined until they are known. */
export function useMyDrafts(user: string, process?: string): ListedDraft[] | undefined {
  const [drafts, setDrafts] = useState<ListedDraft[]>();
  useEffect(() => {
    const read = () => myDrafts(user).then(setDrafts, () => setDrafts((before) => before ?? []));
    void read();
    // another device may have gone on meanwhile
    const back = () => document.visibilityState === 'visible' && void read();
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [user]);
  return drafts?.filter((draft) => process === undefined || draft.process === process);
}

export function DraftCards({ drafts, me }: { drafts: ListedDraft[]; me: Me }) {
  return drafts.map((draft) => <DraftCard key={draft.id} draft={draft} me={me} />);
}

function DraftCard({ draft, me }: { draft: ListedDraft; me: Me }) {
  const text = words.apply.drafts;
  const [removed, setRemoved] = useState<Draft | 'being'>();
  const remove = async () => {
    setRemoved('being');
    // what is taken back must be known in full before it is gone
    const { here, there } = await bothCopies(me.user.id, draft.id);
    const whole = there && here && here.base === null ? there : (here ?? there);
    if (!whole) return setRemoved(undefined);
    await dropDraft(me.user.id, draft.id);
    setRemoved(whole);
  };
  const undo = async (whole: Draft) => {
    await bringBack(me.user.id, whole);
    setRemoved(undefined);
  };
  // whoever helps two of one surname must tell them apart
  const name = draft.behalfOf;
  if (removed !== undefined && removed !== 'being')
    return (
      <div className="note" role="status">
        <p>{text.removed(draft.title, name)}</p>
        <button type="button" className="button" autoFocus onClick={() => void undo(removed)}>
          {text.undo}
        </button>
      </div>
    );
  const where = draft.device?.id === thisDevice().id ? text.here : whereOf(draft);
  return (
    <div className="note draft">
      <p>
        <b>{words.apply.draftOf(draft.title)}</b>
        {name === null ? '' : ` · ${words.apply.wizard.behalf(name)}`}
      </p>
      <p className="hint">{text.savedAt(shortMoment(draft.savedAt, me.now), where)}</p>
      <div className="draft-ways">
        <Link
          className="button button-primary"
          href={pages.applyForm(draft.process, draft.page, draft.id)}
          aria-label={text.continueOf(draft.title, name)}
        >
          {words.apply.continue}
        </Link>
        <button
          type="button"
          className="button"
          aria-label={text.removeOf(draft.title, name)}
          disabled={removed === 'being'}
          onClick={() => void remove()}
        >
          {text.remove}
        </button>
      </div>
    </div>
  );
}
