/** The bottom of a task: the outcomes. The chosen one is the large button, the others are chosen first. */
import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import type { TaskAction, TaskView } from '../../../core/api.ts';
import { getAt } from '../../../core/form/paths.ts';
import { timeOf } from '../../../core/time/instant.ts';
import type { Fen, Json } from '../../../core/vocabulary.ts';
import type { SaveState } from '../../form/logic/autosave.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { text } from '../messages.ts';
import { Refusals } from '../ui/Refusals.tsx';
import { idOfPath } from '../form/ids.ts';
import {
  aheadWords,
  amountOf,
  asksComment,
  buttonWords,
  COMMENT,
  outcomesOf,
  usualChoice,
} from './choice.ts';
import { Opinion } from './Opinion.tsx';
import { Receiver } from './Receiver.tsx';
import type { Work } from './useWork.ts';

/** Against and back stand left, forward stands right, where the hand goes. */
const ORDER: Record<TaskAction['tone'], number> = { back: 0, negative: 1, neutral: 2, positive: 3 };

export function ActionBar({ work }: { work: Work }) {
  const outcomes = [...outcomesOf(work.task)].sort((a, b) => ORDER[a.tone] - ORDER[b.tone]);
  const usual = usualChoice(outcomes);
  const { chosen, choose } = work;
  const others = outcomes.filter((action) => action.id !== chosen?.id);
  return (
    <footer className="act-bar">
      <Receiver work={work} />
      <Opinion work={work} />
      <Ahead task={work.task} chosen={chosen} />
      <div className="act-buttons">
        <Saved state={work.draft.state} />
        {chosen !== null && chosen.id !== usual?.id && (
          <Button type="text" onClick={() => choose(usual)}>
            {text.task.cancelChoice}
          </Button>
        )}
        {others.map((action) => (
          <Button
            key={action.id}
            className={action.tone === 'negative' ? 'is-negative' : ''}
            disabled={action.allowed !== true}
            title={action.allowed === true ? undefined : action.allowed}
            onClick={() => {
              choose(action);
              if (asksComment(action)) document.getElementById(idOfPath(COMMENT))?.focus();
            }}
          >
            {action.label}
          </Button>
        ))}
        {chosen && <Send work={work} action={chosen} sure={chosen.id !== usual?.id} />}
      </div>
      <Refusals actions={outcomes} />
    </footer>
  );
}

function Send({ work, action, sure }: { work: Work; action: TaskAction; sure: boolean }) {
  const says = buttonWords(action, useAmount(action, work.store));
  return (
    <Button
      type="primary"
      danger={action.tone === 'negative'}
      disabled={action.allowed !== true || work.sending || !work.settled}
      className={work.settled ? 'act-send' : 'act-send is-new'}
      title={text.task.send}
      onClick={() => void work.send()}
    >
      {work.sending ? text.task.sending : sure ? text.task.confirm(says) : says}
      {!work.sending && <kbd aria-hidden="true">⏎</kbd>}
    </Button>
  );
}

/** The amount as it is being typed, else what it is without. */
function useAmount({ amount }: TaskAction, store: FormStore | null): Fen | null {
  const field = amount?.field ?? null;
  const read = (): Json | undefined => (store && field !== null ? getAt(store.data, field) : undefined);
  const typed = useSyncExternalStore(
    (changed) => store?.subscribe(changed) ?? (() => undefined),
    () => read(),
  );
  return amountOf(amount, typed);
}

function Ahead({ task, chosen }: { task: TaskView; chosen: TaskAction | null }) {
  if (!chosen) return null;
  const stops = task.ahead[chosen.id];
  const words = aheadWords(stops, text.task.aheadWho);
  if (words === null) return null;
  return (
    <p className="ahead">
      <strong>{stops?.length === 1 ? text.task.ahead : text.task.aheadSome}</strong>
      <span>{words}</span>
    </p>
  );
}

function Saved({ state }: { state: SaveState }) {
  const words =
    state.kind === 'saved'
      ? text.task.saved(timeOf(state.at.toISOString()))
      : state.kind === 'saving'
        ? text.task.saving
        : state.kind === 'failed'
          ? text.task.notSaved
          : '';
  return (
    <span className={state.kind === 'failed' ? 'saved is-bad' : 'saved'} aria-live="polite">
      {words}
    </span>
  );
}
