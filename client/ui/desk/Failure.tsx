/** Something could not be read: what the server said, and another try. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../api/http.ts';
import { words } from '../../words.ts';

interface Props {
  error: unknown;
  retry: () => void;
  children?: ReactNode;
}

export function Failure({ error, retry, children }: Props) {
  return (
    <div className="failure" role="alert">
      <p className="empty-why">{words.errors.notRead}</p>
      <p className="empty-next">{sentenceOf(error)}</p>
      <p className="failure-acts">
        <Button onClick={retry}>{words.errors.retry}</Button>
        {children}
      </p>
    </div>
  );
}
