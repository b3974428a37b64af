/** What is wrong with the form, on top of it, each line leading to its field. */
import { useEffect, useRef } from 'react';
import type { FieldError } from '../../../core/form/types.ts';
import { words } from '../../words.ts';

interface ErrorSummaryProps {
  errors: FieldError[];
  /** Takes the focus at each new value; absent where the first wrong field takes it. */
  attempt?: number;
  onGo: (path: string) => void;
}

export function ErrorSummary({ errors, attempt = 0, onGo }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{words.form.errorTitle(errors.length)}</h2>
      <ul>
        {errors.map(({ path, message, code }) => (
          <li key={`${path} ${code} ${message}`}>
            <button type="button" className="link link-wrong" onClick={() => onGo(path)}>
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
