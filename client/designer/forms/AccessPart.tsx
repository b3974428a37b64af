/** Who may do what with a field: at each step the form is used or seen at. */
import { withoutPieces } from '../../../core/pieces/expand.ts';
import { Select } from 'antd';
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { stepsOf } from '../model/names.ts';
import { Part, Row } from '../panel/Row.tsx';
import { accessAt, setAccess, type Form, type StepAccess } from './edit.ts';

const LEVELS = ['write', 'required', 'read', 'masked', 'hidden'] as const;

interface Props {
  form: Form;
  template: string;
  put: (form: Form) => void;
}

export function AccessPart({ form, template, put }: Props) {
  const { source } = useSnapshot();
  const steps = stepsOf(withoutPieces(source).machine).filter(([, { task }]) => task !== undefined);
  if (steps.length === 0) return null;
  return (
    <Part title={text.forms.access} folded>
      <p className="row-hint">{text.forms.accessHint}</p>
      {steps.map(([step, { label }]) => (
        <Row key={step} label={label ?? step}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={accessAt(form, template, step)}
              placeholder={text.forms.usualAccess}
              options={LEVELS.map((level) => ({ value: level, label: text.access[level] }))}
              onChange={(access: StepAccess | null | undefined) =>
                put(setAccess(form, template, step, access ?? null))
              }
            />
          )}
        </Row>
      ))}
    </Part>
  );
}
