/** The task's form was saved in another window, or on another device, since this one was opened: whose goes on. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { timeOf } from '../../../core/time/instant.ts';
import { text } from '../messages.ts';
import type { Work } from './useWork.ts';

export function SavedElsewhere({ work, again }: { work: Work; again: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const { draft, refusals } = work;
  const { elsewhere } = draft;
  useEffect(() => {
    if (elsewhere) box.current?.scrollIntoView({ block: 'nearest' });
  }, [elsewhere, refusals]);
  if (!elsewhere) return null;
  const takeTheirs = (): void => {
    draft.stop();
    again();
  };
  return (
    <div ref={box} className="problems is-conflict" role="alert">
      <p>
        <strong>{text.elsewhere.title(elsewhere.by, timeOf(elsewhere.at))}</strong>
      </p>
      <Button onClick={takeTheirs}>{text.elsewhere.theirs}</Button>{' '}
      <Button onClick={draft.keepMine}>{text.elsewhere.mine}</Button>
    </div>
  );
}
