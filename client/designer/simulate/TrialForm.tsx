/** A form in a trial: filled in by hand, or with its example at one press. */
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { CompiledForm } from '../../../core/form/types.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { FormStore } from '../../form/logic/form-store.ts';
import { loadEngine } from '../../form/logic/load-engine.ts';
import { DeskForm } from '../../tasks/form/DeskForm.tsx';
import { keepFile } from '../forms/keep-file.ts';
import { text } from '../messages.ts';
import { firstVillage } from './place.ts';
import { sampleFor } from './sample.ts';

interface Props {
  form: CompiledForm;
  now: string;
  caseData: JsonObject;
  required: string[];
  label: string;
  /** Takes what was filled in. */
  send: (data: JsonObject) => Promise<unknown>;
  children?: ReactNode;
}

export function TrialForm({ form, now, caseData, required, label, send, children }: Props) {
  const make = (initial: JsonObject): FormStore =>
    new FormStore({
      form,
      today: dayOf(now),
      caseData,
      required,
      initial,
      id: 'trial',
      takeFile: keepFile,
    });
  const [store, setStore] = useState(() => make({}));
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void loadEngine().then((engine) => store.attach(engine));
  }, [store]);
  const submit = async (): Promise<void> => {
    setBusy(true);
    await loadEngine().then((engine) => store.attach(engine));
    const { errors } = store.check();
    if (errors.length === 0) await send(store.submission());
    setBusy(false);
  };
  const fillIn = async (): Promise<void> => setStore(make(sampleFor(form, await firstVillage())));
  return (
    <form
      className="trial-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Button size="small" onClick={() => void fillIn()}>
        {text.trial.sample}
      </Button>
      <DeskForm store={store} />
      <div className="trial-acts">
        {children}
        <Button type="primary" htmlType="submit" loading={busy}>
          {label}
        </Button>
      </div>
    </form>
  );
}
