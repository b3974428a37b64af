/** Which form goes with a step; from here one opens it or begins a new one. */
import { Button, Select } from 'antd';
import { useSnapshot } from '../edit/EditorContext.ts';
import { useTabs } from '../edit/TabsContext.ts';
import { text } from '../messages.ts';
import { formTitles } from '../model/names.ts';
import { Row } from './Row.tsx';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (form: string | undefined) => void;
  /** What no form means. */
  none?: string;
  onNew?: () => string;
}

/** Stands for a new form among the choices. */
const NEW = ' new';

export function FormPick({ label, value, onChange, none = text.panel.noForm, onNew }: Props) {
  const { source } = useSnapshot();
  const tabs = useTabs();
  const known = formTitles(source);
  const options = [
    ...known.map(({ id, title }) => ({ value: id, label: title })),
    ...(value !== undefined && !known.some(({ id }) => id === value)
      ? [{ value, label: text.panel.formGone(value) }]
      : []),
    ...(onNew ? [{ value: NEW, label: text.panel.newForm }] : []),
  ];
  const choose = (form: string | undefined): void => {
    if (form === NEW && onNew) tabs.openForm(onNew());
    else onChange(form);
  };
  return (
    <Row label={label}>
      {(id) => (
        <span className="with-act">
          <Select
            id={id}
            value={value ?? null}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={none}
            options={options}
            onChange={(form: string | null | undefined) => choose(form ?? undefined)}
          />
          {value !== undefined && <Button onClick={() => tabs.openForm(value)}>{text.panel.openForm}</Button>}
        </span>
      )}
    </Row>
  );
}
