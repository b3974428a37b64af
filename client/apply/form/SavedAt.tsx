/** 「已保存 10:32」, and where: without network it is on this phone only. */
import { useSyncExternalStore } from 'react';
import type { JsonObject } from '../../../core/vocabulary.ts';
import type { Autosave, SaveState } from '../../form/logic/autosave.ts';
import { useSaveState } from '../../form/logic/use-form-state.ts';
import { words } from '../../words.ts';
import { clockTime } from '../dates.ts';
import type { Meeting } from './DraftSaving.ts';
import type { Draft } from './drafts.ts';
import { toMeeting } from './Meeting.tsx';
import { whereOf } from './where.ts';

interface SavedAtProps {
  autosave: Autosave<JsonObject> | undefined;
  /** Where saving goes to the device first: the second leg, to the server. */
  remote?: Autosave<Draft>;
  meeting?: Meeting | null;
}

export function SavedAt({ autosave, remote, meeting }: SavedAtProps) {
  const local = useSaveState(autosave);
  const far = useSyncExternalStore(remote?.subscribe ?? never, remote?.current ?? idle);
  const text = words.apply.wizard;
  if (meeting && meeting.kind !== 'taken')
    return (
      <button type="button" className="link" onClick={toMeeting}>
        {meeting.kind === 'gone' ? words.apply.drafts.gone : words.apply.drafts.look}
      </button>
    );
  // the words above may be far from where somebody fills in
  if (meeting && !meeting.past)
    return (
      <>
        {words.apply.drafts.takenShort(meeting.tab ? words.apply.drafts.otherTab : whereOf(meeting.theirs))}
      </>
    );
  if (local.kind === 'idle') return null;
  if (local.kind === 'failed') return <>{text.notSaved}</>;
  if (local.kind !== 'saved') return <>{text.saving}</>;
  return <>{far.kind === 'failed' ? text.localOnly(clockTime(local.at)) : text.saved(clockTime(local.at))}</>;
}

const IDLE: SaveState = { kind: 'idle' };
const idle = () => IDLE;
const never = () => () => undefined;
