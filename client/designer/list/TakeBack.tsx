/** Takes a version back that waits for its date. */
import { useQueryClient } from '@tanstack/react-query';
import { Popconfirm } from 'antd';
import { useState } from 'react';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';
import { text } from '../messages.ts';

export function TakeBack({ processKey, version }: { processKey: string; version: number }) {
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const words = text.process;
  const takeBack = (): void => {
    call(calls.designer.withdraw, { params: { key: processKey, version } }).then(
      () => client.invalidateQueries({ queryKey: ['admin'] }),
      (error: unknown) => setProblem(sentenceOf(error)),
    );
  };
  return (
    <>
      <Popconfirm
        title={words.takeBackSure(version)}
        okText={words.takeBack}
        cancelText={text.cancel}
        okButtonProps={{ danger: true }}
        onConfirm={takeBack}
      >
        <button type="button" className="link is-editing">
          {words.takeBack}
        </button>
      </Popconfirm>
      {problem !== null && (
        <span className="is-bad" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
