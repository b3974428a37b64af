/** Acts on the case as a whole: withdraw, urge, suspend, resume, terminate … what the server offers, with its reasons. */
import { Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CaseAction, CaseView } from '../../../core/api.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { newRequestId } from '../../api/requests.ts';
import { useSettled } from '../../keys/useSettled.ts';
import { actOnCase } from '../data/acts.ts';
import { keys } from '../data/queries.ts';
import { DeskForm } from '../form/DeskForm.tsx';
import { useFormStore } from '../form/useFormStore.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { Refusals } from '../ui/Refusals.tsx';

export function CaseActions({ view }: { view: CaseView }) {
  const [chosen, setChosen] = useState<CaseAction | null>(null);
  if (view.actions.length === 0) return null;
  return (
    <footer className="act-bar">
      {chosen ? (
        <Chosen key={chosen.id} view={view} action={chosen} close={() => setChosen(null)} />
      ) : (
        <div className="act-buttons">
          <span className="act-lead">{text.case.actions}</span>
          {view.actions.map((action) => (
            <Button
              key={action.id}
              disabled={action.allowed !== true}
              title={action.allowed === true ? undefined : action.allowed}
              onClick={() => setChosen(action)}
            >
              {action.label}
            </Button>
          ))}
          <Refusals actions={view.actions} />
        </div>
      )}
    </footer>
  );
}

function Chosen({ view, action, close }: { view: CaseView; action: CaseAction; close: () => void }) {
  const id = useId();
  const client = useQueryClient();
  const { say } = useDesk();
  const form = action.form === null ? undefined : view.forms[action.form];
  const store = useFormStore(form, { caseData: view.data });
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const settled = useSettled(action.id);
  const send = async (): Promise<void> => {
    if (store && store.check().errors.length > 0) return;
    setSending(true);
    setError(null);
    try {
      const answer = await actOnCase(view.id, {
        action: action.id,
        requestId: newRequestId(),
        ...(store ? { data: store.submission() } : {}),
        ...(reason.trim() === '' ? {} : { comment: reason.trim() }),
      });
      client.setQueryData(keys.case(view.id), answer.case);
      await client.invalidateQueries({ queryKey: keys.events(view.id) });
      say({ words: text.case.actionDone(action.label), next: null, case: null });
      close();
    } catch (problem) {
      if (problem instanceof HttpError) store?.refuse(problem.fields.filter(({ path }) => path !== ''));
      setError(sentenceOf(problem));
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="case-act">
      {store && form && <DeskForm store={store} />}
      <label htmlFor={id}>
        {text.case.reasonFor(action.label)}
        {action.reason && <span className="field-must">{text.form.required}</span>}
      </label>
      <Input.TextArea
        id={id}
        autoFocus={!store}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="act-buttons">
        <Button type="text" onClick={close}>
          {text.task.cancelChoice}
        </Button>
        <Button
          type="primary"
          danger={action.grave}
          disabled={sending || !settled || (action.reason && reason.trim() === '')}
          onClick={send}
        >
          {sending ? text.task.sending : text.task.confirm(action.label)}
        </Button>
      </div>
    </div>
  );
}
