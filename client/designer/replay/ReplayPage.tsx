/** 回放: past cases through a draft, before it is published. Which would have come out otherwise, and how. */
import { Button, DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { useDraft } from '../data/queries.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { Findings } from './Findings.tsx';
import { useReplay } from './useReplay.ts';

export function ReplayPage() {
  const { key = '', draft: id = '' } = useParams();
  const draft = useDraft(key, id);
  const { view, problem, seconds, run } = useReplay(key);
  const [since, setSince] = useState<Dayjs | null>(null);
  const words = text.replay;
  useEffect(() => {
    document.title = text.pageTitle(words.title);
  }, [words]);
  if (draft.isError) return <Failure error={draft.error} retry={() => void draft.refetch()} />;
  if (!draft.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  const begin = (): void => void run({ draft: id, ...(since ? { since: since.format('YYYY-MM-DD') } : {}) });
  return (
    <main id="main" className="sheet-page">
      <nav aria-label={text.process.where}>
        <Link to={to.draft(key, id)}>{words.toDraft}</Link>
      </nav>
      <h1>{words.of(draft.data.title)}</h1>
      <p className="hint">{words.lead}</p>
      <div className="replay-ask">
        <label className="stack-field">
          <span>{words.since}</span>
          <DatePicker value={since} placeholder={words.all} onChange={setSince} />
        </label>
        <Button type="primary" loading={seconds !== null} onClick={begin}>
          {view ? words.again : words.run}
        </Button>
      </div>
      {seconds !== null && (
        <div className="replay-running">
          <p>{words.running(seconds)}</p>
          <progress aria-label={words.title} />
          <p className="hint">{words.runningHint}</p>
        </div>
      )}
      {problem !== null && (
        <p className="is-bad" role="alert">
          {problem}
        </p>
      )}
      {view && <Findings view={view} source={draft.data.source} />}
    </main>
  );
}
