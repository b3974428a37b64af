/** The scenarios a draft carries, run again by the server: does each still end as it did? */
import { Button } from 'antd';
import { useState } from 'react';
import type { ScenarioResult } from '../../../core/scenario/types.ts';
import { call, calls } from '../../api/call.ts';
import { sentenceOf } from '../../api/http.ts';
import { useEditor, useSnapshot } from '../edit/EditorContext.ts';
import { text } from '../messages.ts';
import { Part } from '../panel/Row.tsx';

export function Scenarios() {
  const editor = useEditor();
  const { source } = useSnapshot();
  const [results, setResults] = useState<ScenarioResult[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const count = Object.keys(source.scenarios ?? {}).length;
  if (count === 0) return null;
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await editor.flush();
      const { key, id } = editor.draft;
      setResults((await call(calls.designer.simulate, { params: { key }, body: { draft: id } })).results);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const words = text.trial;
  const failed = results?.filter(({ ok }) => !ok) ?? [];
  return (
    <Part title={words.scenarios(count)} folded>
      <Button size="small" loading={busy} onClick={run}>
        {words.runAll}
      </Button>
      {results && <p role="status">{words.ran(results.length, failed.length)}</p>}
      <ul>
        {failed.map((each) => (
          <li key={each.name} className="is-bad">
            {words.differs(each.name, each.problems[0]?.step ?? 0, each.problems[0]?.message ?? '')}
          </li>
        ))}
      </ul>
      {problem !== null && (
        <p className="is-bad" role="alert">
          {problem}
        </p>
      )}
    </Part>
  );
}
