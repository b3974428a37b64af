/**
 * What came of a task, in its place: what was done, what comes next, the way back. The next task opens on a press of its
 * own, far from where the last one was; a second press of the same button finds nothing under it.
 */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSettled } from '../../keys/useSettled.ts';
import { text } from '../messages.ts';
import { useDesk, type Flash } from '../shell/DeskContext.ts';
import { to } from '../shell/paths.ts';
import { useTakeBack } from '../shell/useTakeBack.ts';

export function Done({ flash }: { flash: Flash }) {
  const { filter, following, close } = useDesk();
  const navigate = useNavigate();
  const back = useTakeBack(flash);
  const settled = useSettled(flash);
  const heading = useRef<HTMLHeadingElement>(null);
  // The focus leaves the button that is gone, so that Enter and space have nothing to press.
  useEffect(() => heading.current?.focus(), [flash]);
  return (
    <article className="item done">
      <div role="status">
        <h1 ref={heading} tabIndex={-1}>
          {flash.words}
        </h1>
        {flash.next !== null && <p>{flash.next}</p>}
        {back.error !== null && <p className="is-bad">{back.error}</p>}
      </div>
      <div className="done-acts">
        {following && (
          <Button disabled={!settled} onClick={() => void navigate(to.task(following.id, filter))}>
            {text.after.nextTask(following.title, following.stepLabel)}
          </Button>
        )}
        {back.action && (
          <Button disabled={!settled || back.busy} onClick={() => void back.run()}>
            {back.action.label}
          </Button>
        )}
        <Button type="text" disabled={!settled} onClick={close}>
          {text.after.toList}
        </Button>
        {flash.case && <Link to={to.case(flash.case.id, filter)}>{text.task.openCase}</Link>}
      </div>
      {!following && <p className="none">{text.after.noNext}</p>}
    </article>
  );
}
