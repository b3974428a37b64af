/** What is wrong, on top, each line the way to its field; and the case that somebody was faster. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { EventLine } from '../case/EventsTab.tsx';
import { idOfPath } from '../form/ids.ts';
import { text } from '../messages.ts';
import type { Work } from './useWork.ts';

export function Problems({ work }: { work: Work }) {
  const box = useRef<HTMLDivElement>(null);
  const { problems, trouble, refusals } = work;
  useEffect(() => {
    if (refusals === 0) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    (box.current?.querySelector('button') ?? box.current)?.focus({ preventScroll: true });
  }, [refusals]);
  if (problems.length === 0 && trouble === null) return null;
  return (
    <div ref={box} className="problems" role="alert" tabIndex={-1}>
      {trouble !== null && <p>{trouble}</p>}
      {problems.length > 0 && (
        <>
          <p>{text.problems.title(problems.length)}</p>
          <ul>
            {problems.map((problem, i) => (
              <li key={i}>
                <button type="button" className="link" onClick={() => goTo(problem.path)}>
                  {problem.message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** To the field; where the field itself cannot be reached (a list without rows), to the nearest around it. */
function goTo(path: string): void {
  const names = path.split('.');
  for (let length = names.length; length > 0; length -= 1) {
    const found = document.getElementById(idOfPath(names.slice(0, length).join('.')));
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    const inner = found.matches('input, textarea, select, button, [tabindex]')
      ? found
      : found.querySelector<HTMLElement>('input, textarea, button');
    (inner ?? found).focus({ preventScroll: true });
    return;
  }
}

export function Conflict({ work, again }: { work: Work; again: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const { conflict } = work;
  useEffect(() => {
    if (!conflict) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [conflict]);
  if (!conflict) return null;
  return (
    <div ref={box} className="problems is-conflict" role="alert">
      <p>
        <strong>{text.conflict.title}</strong>
        {text.conflict.kept}
      </p>
      {conflict.events.length > 0 ? (
        <>
          <p>{text.conflict.meanwhile}</p>
          <ol className="events">
            {conflict.events.map((event) => (
              <li key={event.id}>
                <EventLine event={event} />
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p>{text.conflict.unknown}</p>
      )}
      <Button onClick={again}>{text.conflict.again}</Button>
    </div>
  );
}
