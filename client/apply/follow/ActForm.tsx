/** What is handed in with an act: its form where it has one, a word where one is asked for, and the buttons. */
import { useEffect, useRef, useState } from 'react';
import type { FormView, Me } from '../../../core/api.ts';
import { placesAsked } from '../../../core/form/asked.ts';
import type { FieldError } from '../../../core/form/types.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { sentenceOf } from '../../api/http.ts';
import { ErrorSummary } from '../../form/light/ErrorSummary.tsx';
import { lightTheme } from '../../form/light/theme.ts';
import type { Permissions } from '../../form/logic/access.ts';
import { isWritable } from '../../form/logic/access.ts';
import { focusField } from '../../form/logic/focus.ts';
import { Form } from '../../form/Form.tsx';
import { openUploads } from '../../form/logic/open-uploads.ts';
import { valuePaths } from '../../form/logic/ui-schema.ts';
import { useFormErrors, useFormState, type FormState } from '../../form/logic/use-form-state.ts';
import { words } from '../../words.ts';
import { SavedAt } from '../form/SavedAt.tsx';
import { FoldedForm } from './FoldedForm.tsx';

/** Hands it in; answers with what is wrong with which field. */
export type HandIn = (comment: string, data?: JsonObject, button?: string) => Promise<FieldError[]>;

export interface ActButton {
  id: string;
  label: string;
  tone: 'positive' | 'negative' | 'back' | 'neutral';
  required?: string[];
  /** The form's own required fields do not matter. */
  partial?: boolean;
}

export interface ActFormProps {
  form: FormView | undefined;
  initial?: JsonObject;
  caseData: JsonObject;
  caseId: string;
  permissions?: Permissions;
  me: Me;
  /** Prefix of element ids. */
  id: string;
  comment: 'none' | 'optional' | 'required';
  buttons: ActButton[];
  busy: boolean;
  /** What the office asked for, where a long form is to be corrected. */
  asked?: readonly string[];
  save?: (data: JsonObject) => Promise<void> | void;
  onSend: HandIn;
}

export function ActForm(props: ActFormProps) {
  return props.form ? <WithForm {...props} form={props.form} /> : <Sending {...props} />;
}

function WithForm(props: ActFormProps & { form: FormView }) {
  const { form, initial, caseData, caseId, permissions, me, id, save, asked } = props;
  const state = useFormState({
    form,
    caseData,
    id,
    today: dayOf(me.now),
    ...(initial ? { initial } : {}),
    ...(permissions ? { permissions } : {}),
    // without what is only shown
    ...(save ? { save: (_typed, now) => save(now.submission()), saveDelayMs: 2000 } : {}),
  });
  const fields = openFields(state);
  return (
    <>
      {fields ? <p className="hint">{words.apply.follow.onlyThese}</p> : null}
      <Asked state={state} asked={asked ?? []} />
      <Errors state={state} />
      {!fields && form.pages.length > 1 ? (
        <FoldedForm
          store={state.store}
          region={me.positions[0]?.region}
          caseId={caseId}
          asked={asked ?? []}
        />
      ) : (
        <Form
          store={state.store}
          theme={lightTheme}
          region={me.positions[0]?.region}
          caseId={caseId}
          {...(fields ? { fields } : {})}
        />
      )}
      <p className="row-small" aria-live="polite">
        <SavedAt autosave={state.autosave} />
      </p>
      <Sending {...props} state={state} />
    </>
  );
}

/** Where only some fields are to be corrected, these and nothing else; undefined for the whole form. */
function openFields({ store }: FormState): string[] | undefined {
  const paths = valuePaths(store.form);
  const open = paths.filter((path) => isWritable(store.access(path)));
  if (open.length === 0 || open.length === paths.length) return undefined;
  return [...new Set(open.map((path) => path.split('[]')[0] as string))];
}

/** The way to each field and paper the office asked for. */
function Asked({ state: { store }, asked }: { state: FormState; asked: readonly string[] }) {
  const places = placesAsked(store.form, asked);
  if (places.length === 0) return null;
  return (
    <nav className="section" aria-label={words.apply.follow.asked}>
      <p className="hint">{words.apply.follow.asked}</p>
      <ul>
        {places.map(({ name, path }) => (
          <li key={`${path} ${name}`}>
            <button type="button" className="link" onClick={() => focusField(store, path)}>
              {words.apply.follow.toAsked(name)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Errors({ state }: { state: FormState }) {
  const errors = useFormErrors(state.store);
  return errors.length > 1 ? (
    <ErrorSummary errors={errors} onGo={(path) => focusField(state.store, path)} />
  ) : null;
}

function Sending(props: ActFormProps & { state?: FormState }) {
  const { state, comment, buttons, busy, id, onSend } = props;
  const text = words.apply.follow;
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!state) box.current?.focus();
  }, [state]);
  const send = async (button: ActButton) => {
    setProblem(undefined);
    if (comment === 'required' && reason.trim() === '') {
      setProblem(text.reasonMissing);
      return box.current?.focus();
    }
    try {
      const errors = await handIn(state, button, (data) => onSend(reason.trim(), data, button.id));
      if (errors[0] && state) requestAnimationFrame(() => focusField(state.store, errors[0]?.path ?? ''));
    } catch (error) {
      setProblem(error instanceof StillUploading ? words.apply.wizard.uploading : sentenceOf(error));
    }
  };
  return (
    <>
      {comment === 'none' ? null : (
        <div className="field">
          <label className="label" htmlFor={`${id}-reason`}>
            {comment === 'required' ? text.reason : text.comment}
          </label>
          <textarea
            ref={box}
            id={`${id}-reason`}
            className="input"
            rows={3}
            maxLength={2000}
            placeholder={text.reasonHint}
            value={reason}
            aria-describedby={problem === undefined ? undefined : `${id}-problem`}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      {problem === undefined ? null : (
        <p className="complaint" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div className="buttons">
        {buttons.map((button) => (
          <button
            key={button.id}
            type="button"
            className={`button ${STYLES[button.tone]}`}
            disabled={busy}
            onClick={() => void send(button)}
          >
            {button.label}
          </button>
        ))}
      </div>
    </>
  );
}

const STYLES: Record<ActButton['tone'], string> = {
  positive: 'button-primary',
  negative: 'button-red',
  back: '',
  neutral: '',
};

class StillUploading extends Error {}

/** Checks here first, then sends; what the server finds is shown at its field too. */
async function handIn(
  state: FormState | undefined,
  { required, partial }: ActButton,
  send: (data?: JsonObject) => Promise<FieldError[]>,
): Promise<FieldError[]> {
  if (!state) return send();
  const { store } = state;
  if (openUploads(store) > 0) throw new StillUploading();
  await state.ready();
  store.demand(required ?? [], partial === true ? ['*'] : []);
  const { errors } = store.check();
  if (errors.length > 0) return errors;
  const refused = await send(store.submission());
  // handed in: a last save would come too late
  if (refused.length === 0) state.autosave?.stop();
  if (refused.length > 0) store.refuse(refused);
  return refused;
}
