/** A published version: to be looked at, never changed. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { sentenceOf } from '../../api/http.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { useBeginDraft, useVersion } from '../data/queries.ts';
import { Canvas } from '../diagram/Canvas.tsx';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { useMoment } from '../shell/times.ts';

export function VersionPage() {
  const { key = '', version: named = '' } = useParams();
  const version = useVersion(key, Number(named));
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const [problem, setProblem] = useState<string | null>(null);
  const moment = useMoment();
  const shown = version.data;
  useEffect(() => {
    if (shown) document.title = text.pageTitle(`${shown.title} ${text.version(shown.version)}`);
  }, [shown]);
  if (version.isError) return <Failure error={version.error} retry={() => void version.refetch()} />;
  if (!shown)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  const edit = (): void => {
    begin(key, { from: shown.version }).then(
      (draft) => navigate(to.draft(key, draft.id)),
      (error: unknown) => setProblem(sentenceOf(error)),
    );
  };
  return (
    <main id="main" className="work">
      <div className="bar-top">
        <Link to={to.process(key)}>{text.process.backTo(shown.title)}</Link>
        <h1>{`${shown.title} ${text.version(shown.version)}`}</h1>
        <span className="none">{text.process.publishedBy(shown.publishedBy, moment(shown.publishedAt))}</span>
        {shown.note !== '' && <span className="bar-note-text">{shown.note}</span>}
        <Button className="is-editing bar-push" onClick={edit}>
          {text.process.editFrom}
        </Button>
      </div>
      {problem !== null && (
        <p className="bar-line is-bad" role="alert">
          {problem}
        </p>
      )}
      <Canvas xml={shown.diagram} editable={false} label={text.canvas.label} />
    </main>
  );
}
