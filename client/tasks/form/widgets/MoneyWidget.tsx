/** Money: typed in 元 as people write it, kept in fen; amounts above 1,000 元 are read back in capitals. */
import { Input } from 'antd';
import { useState } from 'react';
import { capitals, formatYuan, parseYuan } from '../../../../core/values/money.ts';
import { text } from '../../messages.ts';
import type { FormWidgetProps } from '../../../form/logic/theme.ts';

/** 1,000 元 in fen. */
const READ_BACK = 100_000;

export function MoneyWidget(props: FormWidgetProps) {
  const { id, value, wrong, required, describedBy, change, left } = props;
  const fen = typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
  // What is being typed is kept as typed: `12.` must not turn into `12.00` under the fingers.
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (fen === null ? '' : formatYuan(fen));
  const unreadable = typed !== null && typed.trim() !== '' && parseYuan(typed) === null;
  return (
    <>
      <Input
        id={id}
        className="money-input"
        inputMode="decimal"
        autoComplete="off"
        suffix={text.form.yuan}
        status={wrong || unreadable ? 'error' : ''}
        aria-describedby={describedBy}
        aria-invalid={wrong || unreadable}
        aria-required={required}
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = parseYuan(event.target.value);
          // The unreadable is kept as text, so that the check refuses it instead of handing in nothing.
          change(event.target.value.trim() === '' ? undefined : (read ?? event.target.value));
        }}
        onBlur={() => {
          if (!unreadable) setTyped(null);
          left();
        }}
      />
      {unreadable && <span className="field-error">{text.form.badYuan}</span>}
      {fen !== null && Math.abs(fen) > READ_BACK && (
        <span className="field-note capitals">{text.form.capitals(capitals(fen))}</span>
      )}
    </>
  );
}
