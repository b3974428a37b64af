/** A number, with its unit behind it. Letters are not taken. */
import { useState } from 'react';
import { cleanAmount } from '../../logic/amount-text.ts';
import { useFieldState } from '../../logic/GatedField.tsx';
import { aria } from '../../logic/describe.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function NumberWidget(props: FormWidgetProps) {
  const state = useFieldState();
  const [typing, setTyping] = useState<string>();
  const isWhole = props.schema.type === 'integer';
  const unit: unknown = (props.schema as Record<string, unknown>)['x-unit'];
  const value = typeof props.value === 'number' ? String(props.value) : '';
  return (
    <span className="with-unit">
      <input
        className="input input-number"
        id={props.id}
        inputMode={isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        maxLength={20}
        placeholder={props.placeholder}
        {...aria(props, state)}
        value={typing ?? value}
        disabled={props.disabled}
        readOnly={props.readonly}
        onChange={({ target }) => {
          const negative = props.schema.minimum === undefined || props.schema.minimum < 0;
          const text = cleanAmount(target.value, { decimals: isWhole ? 0 : 6, negative });
          setTyping(text);
          const number = Number(text);
          props.onChange(text === '' || text === '-' || Number.isNaN(number) ? undefined : number);
        }}
        onBlur={() => {
          setTyping(undefined);
          props.onBlur(props.id, props.value);
        }}
      />
      {typeof unit === 'string' ? (
        <span className="unit" aria-hidden="true">
          {unit}
        </span>
      ) : null}
    </span>
  );
}
