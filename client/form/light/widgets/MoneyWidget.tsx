/** An amount typed in yuan, kept in fen. Large ones are read back in capitals 大写. */
import { useLayoutEffect, useRef, useState } from 'react';
import { capitals, formatYuan, parseYuan } from '../../../../core/values/money.ts';
import type { Fen } from '../../../../core/vocabulary.ts';
import { words } from '../../../words.ts';
import { useFieldState } from '../../logic/GatedField.tsx';
import { cleanAmount } from '../../logic/amount-text.ts';
import { aria } from '../../logic/describe.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

/** 1,000 元: from here on a zero too many matters. */
const CAPITALS_FROM: Fen = 100_000;

export function MoneyWidget(props: FormWidgetProps) {
  const state = useFieldState();
  // what is being typed (`12.`) is more than the number it stands for
  const [typing, setTyping] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  // the text is written anew when the field is entered; what is typed next replaces it rather than standing behind it
  const entered = useRef(false);
  useLayoutEffect(() => {
    if (entered.current) input.current?.select();
    entered.current = false;
  });
  const fen = typeof props.value === 'number' && Number.isSafeInteger(props.value) ? props.value : undefined;
  const shown = typing ?? (fen === undefined ? unreadable(props.value) : formatYuan(fen));
  const take = (written: string) => {
    const text = cleanAmount(written, { decimals: 2, negative: mayBeNegative(props) });
    setTyping(text);
    // the unreadable is kept as it is shown, so that the check refuses it instead of handing in nothing
    props.onChange(text === '' ? undefined : (parseYuan(text.replace(/\.$/, '')) ?? text));
  };
  return (
    <>
      <span className="with-unit">
        <input
          ref={input}
          className="input input-number"
          id={props.id}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          placeholder="0.00"
          {...aria(props, state)}
          value={shown}
          disabled={props.disabled}
          readOnly={props.readonly}
          onFocus={() => {
            entered.current = true;
            setTyping(fen === undefined ? unreadable(props.value) : plain(fen));
          }}
          onChange={({ target, nativeEvent }) => {
            // what an input method is still putting together is left to it: changed meanwhile, it would be written twice
            if ((nativeEvent as InputEvent).isComposing) setTyping(target.value);
            else take(target.value);
          }}
          onCompositionEnd={({ currentTarget }) => take(currentTarget.value)}
          onBlur={() => {
            setTyping(undefined);
            props.onBlur(props.id, fen);
          }}
        />
        <span className="unit" aria-hidden="true">
          {words.form.yuanUnit}
        </span>
      </span>
      {fen !== undefined && fen > CAPITALS_FROM ? (
        <p className="reading">{words.form.capitals(capitals(fen))}</p>
      ) : null}
    </>
  );
}

function unreadable(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Without separators and without `.00`, as one would type it. */
function plain(fen: Fen): string {
  return formatYuan(fen).replaceAll(',', '').replace(/\.00$/, '');
}

function mayBeNegative({ schema }: FormWidgetProps): boolean {
  return schema.minimum !== undefined && schema.minimum < 0;
}
