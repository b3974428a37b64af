/** An expression, checked while it is typed, with the names it may use at hand. */
import { Select } from 'antd';
import { useMemo } from 'react';
import { check } from '../../../core/expression/index.ts';
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { choiceOf, namesOf } from '../model/names.ts';
import { Row } from './Row.tsx';
import { Typed } from './Typed.tsx';

interface Props {
  label: string;
  value: string;
  onChange: (feel: string) => void;
  hint?: string;
  rows?: number;
  /** Offers names to put in. */
  names?: boolean;
}

export function Feel({ label, value, onChange, hint, rows = 1, names = true }: Props) {
  const { named } = useSnapshot();
  const offered = useMemo(() => (names ? namesOf(named) : []), [named, names]);
  const [problem] = value.trim() === '' ? [] : check(value);
  return (
    <Row label={label} hint={hint} error={problem && text.panel.feelWrong(problem.message)}>
      {(id) => (
        <>
          <Typed id={id} value={value} rows={rows} code onChange={onChange} />
          {offered.length > 0 && (
            <Select
              aria-label={text.panel.insertInto(label)}
              size="small"
              variant="borderless"
              className="insert"
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              placeholder={text.panel.insert}
              popupMatchSelectWidth={280}
              options={offered.map(choiceOf)}
              onChange={(path: string | null) => {
                if (path !== null) onChange(value.trim() === '' ? path : `${value} ${path}`);
              }}
            />
          )}
        </>
      )}
    </Row>
  );
}
