/** An account number in groups of four, as on the card; kept as digits only. */
import { useLayoutEffect, useRef } from 'react';
import { checkBankCard } from '../../../../core/values/bank-card.ts';
import { plainNumber } from '../../../../core/values/plain.ts';
import { words } from '../../../words.ts';
import { useFieldState } from '../../logic/GatedField.tsx';
import { aria } from '../../logic/describe.ts';
import type { FormWidgetProps } from '../../logic/theme.ts';

export function BankCardWidget(props: FormWidgetProps) {
  const state = useFieldState();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | undefined>(undefined);
  const digits = typeof props.value === 'string' ? props.value : '';
  // grouping moves characters; the caret stays behind the same digit
  useLayoutEffect(() => {
    if (caret.current === undefined || !input.current) return;
    const at = placeOf(input.current.value, caret.current);
    input.current.setSelectionRange(at, at);
    caret.current = undefined;
  }, [digits]);
  const problem = digits.length >= 16 ? checkBankCard(digits) : null;
  return (
    <>
      <input
        ref={input}
        className="input input-number"
        id={props.id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
        {...aria(props, state)}
        value={grouped(digits)}
        disabled={props.disabled}
        readOnly={props.readonly}
        onChange={({ target }) => {
          caret.current = onlyDigits(target.value.slice(0, target.selectionStart ?? undefined)).length;
          props.onChange(onlyDigits(target.value) || undefined);
        }}
        onBlur={() => props.onBlur(props.id, digits)}
      />
      {digits !== '' && digits.length < 16 ? (
        <p className="reading">{words.form.cardLeft(digits.length)}</p>
      ) : null}
      {problem?.level === 'warning' && state.warning === undefined ? (
        <p className="complaint complaint-soft">{problem.message}</p>
      ) : null}
    </>
  );
}

function onlyDigits(text: string): string {
  return plainNumber(text).replace(/\D/g, '');
}

function grouped(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Where in a grouped text its n-th digit ends. */
function placeOf(text: string, n: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (seen === n) return at;
    if (/\d/.test(text[at] ?? '')) seen += 1;
  }
  return text.length;
}
