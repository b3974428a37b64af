/** A condition put together from comparisons of fields. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { writeSimple, OPERATORS, type Comparison, type Operator, type Simple } from '../model/condition.ts';
import { choiceOf, namesOf, type Name } from '../model/names.ts';

interface Props {
  value: Simple;
  onChange: (feel: string) => void;
}

export function Comparisons({ value, onChange }: Props) {
  const { named } = useSnapshot();
  const names = useMemo(() => namesOf(named), [named]);
  const [adding, setAdding] = useState(value.parts.length === 0);
  const put = (parts: Comparison[], join = value.join): void =>
    onChange(parts.length === 0 ? '' : writeSimple({ join, parts }));
  const options = names.map(choiceOf);
  const begin = (path: string): void => {
    const name = names.find((each) => each.path === path);
    put([...value.parts, { path, operator: '=', value: firstValue(name) }]);
    setAdding(false);
  };
  return (
    <div className="comparisons">
      {value.parts.length > 1 && (
        <Select
          size="small"
          aria-label={text.panel.join}
          value={value.join}
          options={(['and', 'or'] as const).map((join) => ({ value: join, label: text.joins[join] }))}
          onChange={(join: Simple['join']) => put(value.parts, join)}
        />
      )}
      {value.parts.map((part, n) => {
        const name = names.find(({ path }) => path === part.path);
        const change = (patch: Partial<Comparison>): void =>
          put(value.parts.map((each, m) => (m === n ? { ...each, ...patch } : each)));
        return (
          <div key={n} className="comparison">
            <Select
              aria-label={text.panel.field(n + 1)}
              showSearch={{ optionFilterProp: 'label' }}
              value={part.path}
              options={options}
              popupMatchSelectWidth={280}
              onChange={(path: string) =>
                change({ path, value: firstValue(names.find((each) => each.path === path)) })
              }
            />
            <Select
              aria-label={text.panel.operator(n + 1)}
              value={part.operator}
              options={OPERATORS.map((operator) => ({ value: operator, label: text.operators[operator] }))}
              onChange={(operator: Operator) => change({ operator })}
            />
            <ValueBox name={name} n={n + 1} value={part.value} onChange={(next) => change({ value: next })} />
            <Button
              type="text"
              aria-label={text.panel.removeComparison(n + 1)}
              onClick={() => put(value.parts.filter((_, m) => m !== n))}
            >
              {text.remove}
            </Button>
          </div>
        );
      })}
      {adding ? (
        <Select
          aria-label={text.panel.addComparison}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder={text.panel.chooseField}
          options={options}
          popupMatchSelectWidth={280}
          notFoundContent={text.panel.noFields}
          onChange={(path: string | null) => path !== null && begin(path)}
        />
      ) : (
        <button type="button" className="link" onClick={() => setAdding(true)}>
          {text.panel.addComparison}
        </button>
      )}
    </div>
  );
}

interface ValueProps {
  name: Name | undefined;
  n: number;
  value: Comparison['value'];
  onChange: (value: Comparison['value']) => void;
}

function ValueBox({ name, n, value, onChange }: ValueProps) {
  const label = text.panel.value(n);
  if (typeof value === 'boolean')
    return (
      <Select
        aria-label={label}
        value={value}
        options={[
          { value: true, label: text.yes },
          { value: false, label: text.no },
        ]}
        onChange={onChange}
      />
    );
  if (name?.choices)
    return (
      <Select
        aria-label={label}
        value={String(value)}
        options={name.choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={onChange}
      />
    );
  if (typeof value === 'number') {
    // money is kept in fen and read in yuan
    const unit = name?.type === 'money' ? 100 : 1;
    return (
      <InputNumber
        aria-label={label}
        value={value / unit}
        {...(unit === 100 ? { suffix: text.yuan, precision: 2 } : {})}
        onChange={(typed) => onChange(Math.round((typed ?? 0) * unit * 1e6) / 1e6)}
      />
    );
  }
  return <Input aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** What a new comparison of a field begins with. */
function firstValue(name: Name | undefined): Comparison['value'] {
  if (name?.choices) return name.choices[0] ?? '';
  if (name?.type === 'yesNo') return true;
  return name?.type === 'number' || name?.type === 'money' ? 0 : '';
}
