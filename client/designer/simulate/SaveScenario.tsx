/** Keeps what was tried as a scenario of the draft: it is checked with every version from then on. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useEditor } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { Part } from '../panel/Row.tsx';
import type { Trial } from './useTrial.ts';

export function SaveScenario({ trial }: { trial: Trial }) {
  const editor = useEditor();
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const title =
      name.trim() === ''
        ? text.trial.scenarioNumber(Object.keys(editor.source.scenarios ?? {}).length + 1)
        : name.trim();
    const scenario = await trial.record(title);
    if (!scenario) return;
    editor.changeSource((source) => ({ ...source, scenarios: { ...source.scenarios, [title]: scenario } }));
    setSaved(title);
    setName('');
  };
  return (
    <Part title={text.trial.keep} folded>
      <p className="row-hint">{text.trial.keepHint}</p>
      <span className="with-act">
        <Input
          aria-label={text.trial.scenarioName}
          placeholder={text.trial.scenarioName}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        <Button onClick={save}>{text.trial.save}</Button>
      </span>
      {saved !== null && <p role="status">{text.trial.savedAs(saved)}</p>}
    </Part>
  );
}
