/** Something could not be read: what the server said, and another try. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../api/http.ts';
import { text } from '../messages.zh-CN.ts';

interface Props {
  error: unknown;
  retry: () => void;
  children?: ReactNode;
}

export function Failure({ error, retry, children }: Props) {
  return (
    <div className="failure" role="alert">
      <p className="empty-why">{text.errors.title}</p>
      <p className="empty-next">{sentenceOf(error)}</p>
      <p className="failure-acts">
        <Button onClick={retry}>{text.errors.retry}</Button>
        {children}
      </p>
    </div>
  );
}
