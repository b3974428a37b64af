/** A length of time: a number or a parameter, and what is counted. */
import { AutoComplete, Select } from 'antd';
import type { PeriodSpec } from '../../../core/definition/process.ts';
import { useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { namesOf } from '../model/names.ts';
import { useTyped } from './Typed.tsx';

const UNITS = ['wd', 'cd', 'h', 'min'] as const;
type Unit = (typeof UNITS)[number];

interface Props {
  /** Of the amount; its label stands around. */
  id: string;
  label: string;
  value: PeriodSpec | null;
  /** null takes the period away. */
  onChange: (period: PeriodSpec | null) => void;
}

export function Period({ id, label, value, onChange }: Props) {
  const { source } = useSnapshot();
  const unit: Unit = UNITS.find((each) => value?.[each] !== undefined) ?? 'wd';
  const amount = value?.[unit];
  const shown = amount === undefined ? '' : String(amount);
  const change = (typed: string, into: Unit): void => {
    const from = value?.from === undefined ? {} : { from: value.from };
    onChange(typed.trim() === '' ? null : { [into]: numberOr(typed.trim()), ...from });
  };
  const { typed, type, leave } = useTyped(shown, (next) => change(next, unit));
  if (value?.until !== undefined) return <output className="is-code">{value.until}</output>;
  const params = namesOf(source).filter(
    ({ path, type: kind }) => /^params\./.test(path) && kind === 'number',
  );
  return (
    <span className="period">
      <AutoComplete
        id={id}
        value={typed}
        placeholder={text.panel.noLimit}
        options={params.map((param) => ({ value: param.path, label: text.panel.param(param.label) }))}
        showSearch={{ filterOption: (input) => !/\d/.test(input) }}
        popupMatchSelectWidth={false}
        onChange={type}
        onSelect={() => setTimeout(leave)}
        onBlur={leave}
      />
      <Select
        aria-label={text.panel.unitOf(label)}
        value={unit}
        options={UNITS.map((each) => ({ value: each, label: text.units[each] }))}
        onChange={(into: Unit) => change(shown, into)}
      />
    </span>
  );
}

/** A number where it is one, else an expression. */
function numberOr(typed: string): number | string {
  return /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed;
}
