/** A text that is typed: taken over after a short rest or on leaving, so that one undo takes back a thought, not a letter. */
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

const REST_MS = 500;

interface Props {
  id?: string;
  value: string;
  onChange: (value: string) => void;
  label?: string;
  placeholder?: string | undefined;
  rows?: number;
  maxLength?: number;
  suffix?: string;
  /** Letters of equal width: expressions, ids. */
  code?: boolean;
}

export function Typed({ id, value, onChange, label, rows, code, ...rest }: Props) {
  const { typed, type, leave } = useTyped(value, onChange);
  const common = {
    ...(id === undefined ? {} : { id }),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(code ? { className: 'is-code', spellCheck: false } : {}),
    value: typed,
    onBlur: leave,
    placeholder: rest.placeholder,
    ...(rest.maxLength === undefined ? {} : { maxLength: rest.maxLength }),
  };
  return rows === undefined ? (
    <Input
      {...common}
      suffix={rest.suffix}
      onChange={(event) => type(event.target.value)}
      onPressEnter={leave}
    />
  ) : (
    <Input.TextArea
      {...common}
      autoSize={{ minRows: rows, maxRows: 12 }}
      onChange={(event) => type(event.target.value)}
    />
  );
}

/** What is typed, and when it is taken over. What comes from outside (an undo) replaces it. */
export function useTyped(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<string | null>(null);
  const take = useRef(onChange);
  useEffect(() => {
    take.current = onChange;
  });
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  const leave = (): void => {
    clearTimeout(timer.current);
    const text = pending.current;
    pending.current = null;
    if (text !== null) take.current(text);
  };
  // the element may be left by selecting another one
  useEffect(() => () => leave(), []);
  const type = (text: string): void => {
    setTyped(text);
    pending.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(leave, REST_MS);
  };
  return { typed, type, leave };
}
