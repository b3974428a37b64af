/** What the filer can still do with the case: urge, withdraw, appeal. What cannot be taken back names its consequence. */
import { lazy, Suspense, useState } from 'react';
import type { CaseAction, CaseView, Me } from '../../../core/api.ts';
import { reject } from '../../../core/engine/rejections.ts';
import { call, calls } from '../../api/call.ts';
import { words } from '../../words.ts';
import { HARMLESS, useHandIn } from './use-hand-in.ts';
import { signs } from '../../../core/signs/messages.ts';

const NOT_NOW = reject('not_possible_now').message;

const ActForm = lazy(async () => ({ default: (await import('./ActForm.tsx')).ActForm }));

interface CaseActionsProps {
  view: CaseView;
  me: Me;
  onDone: (view: CaseView) => void;
}

export function CaseActions({ view, me, onDone }: CaseActionsProps) {
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState<string>();
  if (view.actions.length === 0) return null;
  const text = words.apply.follow;
  // what does not belong to this stage at all is no news: an appeal before anything is decided
  const refused = view.actions.filter(({ allowed }) => allowed !== true && allowed !== NOT_NOW);
  if (refused.length === 0 && view.actions.every(({ allowed }) => allowed !== true)) return null;
  return (
    <section className="section" aria-labelledby="acts">
      <h2 id="acts">{text.actions}</h2>
      {done === undefined ? null : (
        <p className="note" role="status">
          {done}
        </p>
      )}
      {view.actions
        .filter(({ allowed }) => allowed === true)
        .map((action) => (
          <OneAction
            key={action.id}
            {...{ action, view, me }}
            open={open === action.id}
            onToggle={() => setOpen(open === action.id ? undefined : action.id)}
            onDone={(next) => {
              setOpen(undefined);
              setDone(text.acted(action.label));
              onDone(next);
            }}
          />
        ))}
      {refused.map(({ id, label, allowed }) => (
        <p key={id} className="hint">
          {signs.said(label, String(allowed))}
        </p>
      ))}
    </section>
  );
}

interface OneActionProps {
  action: CaseAction;
  view: CaseView;
  me: Me;
  open: boolean;
  onToggle: () => void;
  onDone: (view: CaseView) => void;
}

function OneAction({ action, view, me, open, onToggle, onDone }: OneActionProps) {
  const { busy, problem, send } = useHandIn(
    (body) => call(calls.cases.act, { params: { id: view.id }, body }, HARMLESS),
    (answer) => onDone(answer.case),
    action.id,
  );
  const needsMore = action.reason || action.form !== null;
  return (
    <div className="act">
      <button
        type="button"
        className="button button-wide"
        aria-expanded={needsMore ? open : undefined}
        disabled={busy}
        onClick={() => (needsMore ? onToggle() : void send(''))}
      >
        {action.label}
      </button>
      {problem === undefined ? null : (
        <p className="complaint" role="alert">
          {problem}
        </p>
      )}
      {open ? (
        <Suspense fallback={<p className="waiting">{words.common.loading}</p>}>
          <ActForm
            form={action.form === null ? undefined : view.forms[action.form]}
            caseData={view.data}
            caseId={view.id}
            me={me}
            id={`act-${action.id}`}
            comment={action.reason ? 'required' : 'none'}
            buttons={[{ id: action.id, label: words.apply.follow.confirm(action.label), tone: 'negative' }]}
            busy={busy}
            onSend={send}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
