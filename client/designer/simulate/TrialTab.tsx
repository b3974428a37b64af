/** 试运行: the draft as it stands, run by the real engine in the browser. Nothing of it is stored. */
import { Button } from 'antd';
import { useEffect } from 'react';
import type { CompiledProcess } from '../../../core/engine/process.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { useProblemsOpen } from '../problems/open.ts';
import { Running } from './Running.tsx';
import { Scenarios } from './Scenarios.tsx';
import { StartForm } from './StartForm.tsx';
import { useTrial } from './useTrial.ts';

export function TrialTab() {
  const trial = useTrial();
  const [, openProblems] = useProblemsOpen();
  useMarks(trial.process, trial.shown?.look.steps ?? []);
  return (
    <aside className="panel trial" aria-label={text.trial.label}>
      <h2 className="panel-kind">{text.trial.title}</h2>
      <p className="row-hint">{text.trial.lead}</p>
      {trial.broken && (
        <div className="findings is-bad" role="alert">
          <p>{text.trial.broken}</p>
          <Button size="small" onClick={() => openProblems(true)}>
            {text.trial.seeProblems}
          </Button>
        </div>
      )}
      {trial.process && !trial.shown && <StartForm process={trial.process} trial={trial} />}
      {trial.process && trial.shown && <Running process={trial.process} trial={trial} shown={trial.shown} />}
      <Scenarios />
    </aside>
  );
}

/** The steps the case is at are marked on the diagram, and brought into sight. */
function useMarks(process: CompiledProcess | null, steps: readonly string[]): void {
  const editor = useEditor();
  const { ready } = useSnapshot();
  const at = steps.join(' ');
  useEffect(() => {
    if (!ready || at === '') return undefined;
    const canvas = editor.open.get('canvas');
    const ids = at.split(' ').flatMap((step) => editor.find(step)?.id ?? []);
    for (const id of ids) canvas.addMarker(id, 'is-current');
    const first = ids[0] === undefined ? undefined : editor.find(ids[0]);
    // hidden behind another tab the drawing had no size
    canvas.resized();
    if (first) canvas.scrollToElement(first, 100);
    return () => {
      for (const id of ids) if (editor.find(id)) canvas.removeMarker(id, 'is-current');
    };
  }, [editor, ready, at, process]);
}
