/** Which of the processes of a drawing is meant: each with what comes with it and what is left out. */
import { Radio } from 'antd';
import { useEffect, useRef } from 'react';
import type { ProcessChoice } from '../../../core/api-admin.ts';
import { text } from '../messages.ts';
import './process-pick.css';

interface Props {
  processes: readonly ProcessChoice[];
  chosen: string | undefined;
  choose: (id: string) => void;
}

export function ProcessPick({ processes, chosen, choose }: Props) {
  const words = text.fileImport;
  const box = useRef<HTMLFieldSetElement>(null);
  // what is asked anew is where the next key press goes
  useEffect(() => box.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus(), [processes]);
  const titles = (ids: readonly string[]): string[] =>
    ids.map((id) => processes.find((each) => each.id === id)?.title ?? id);
  const own = processes.filter((each) => each.own);
  const called = processes.filter((each) => !each.own);
  return (
    <fieldset ref={box} className="stack-field plain process-pick">
      <legend>{words.which}</legend>
      <p className="hint">{words.several(processes.length)}</p>
      <Radio.Group value={chosen} onChange={(event) => choose(event.target.value as string)}>
        {own.map((each) => (
          <Radio key={each.id} value={each.id}>
            <strong>{each.title}</strong>
            <small>
              {[words.elements(each.elements), ...(each.executable ? [words.marked] : [])].join(' · ')}
            </small>
            {each.brings.length > 0 && <small>{words.brings(titles(each.brings))}</small>}
            {each.leaves.length > 0 && <small>{words.leaves(titles(each.leaves))}</small>}
          </Radio>
        ))}
      </Radio.Group>
      {called.length > 0 && (
        <div className="process-pick-called">
          <p>{words.called}</p>
          <ul>
            {called.map((each) => (
              <li key={each.id}>{words.calledBy(each.title, titles(each.calledBy))}</li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  );
}
