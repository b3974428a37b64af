/** Begins a trial: who hands the form in, and the form. */
import { Select } from 'antd';
import { useState } from 'react';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import { useNow } from '../../api/use-now.ts';
import { useEditor } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { Row } from '../panel/Row.tsx';
import { Refused } from './Refused.tsx';
import { TrialForm } from './TrialForm.tsx';
import type { Trial } from './useTrial.ts';

export function StartForm({ process, trial }: { process: CompiledProcess; trial: Trial }) {
  const { house } = useEditor();
  const now = useNow();
  const { roles, form: id } = process.definition.start;
  const [as, setAs] = useState(roles[0] ?? 'applicant');
  const form = process.forms.get(id);
  if (!form) return <p className="is-bad">{text.panel.formGone(id)}</p>;
  return (
    <>
      <Row label={text.trial.starter}>
        {(field) => (
          <Select
            id={field}
            value={as}
            options={roles.map((role) => ({
              value: role,
              label: house.roles.find((each) => each.id === role)?.name ?? role,
            }))}
            onChange={setAs}
          />
        )}
      </Row>
      <h3>{form.title}</h3>
      <Refused rejection={trial.refused} />
      <TrialForm
        form={form}
        now={now}
        caseData={{}}
        required={[]}
        label={text.trial.begin}
        send={(data) => trial.start(as, data)}
      />
    </>
  );
}
