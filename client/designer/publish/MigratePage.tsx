/** Moves running cases to another version: first a look at which can go and why others cannot, then the move itself. */
import { Button, Input } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { MigrateBody, MigrationView } from '../../../core/api-admin.ts';
import { sentenceOf } from '../../api/http.ts';
import { Failure } from '../../ui/desk/Failure.tsx';
import { Bars, Later } from '../../ui/desk/Later.tsx';
import { previewMigration, runMigration } from '../data/migrations.ts';
import { text } from '../messages.ts';
import { to } from '../shell/paths.ts';
import { CasesToMove } from './CasesToMove.tsx';
import { MappingTable } from './MappingTable.tsx';
import { MigrationProgress } from './MigrationProgress.tsx';

export function MigratePage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const [from, into] = [Number(search.get('from')), Number(search.get('to'))];
  const [mapping, setMapping] = useState<Record<string, string | null>>({});
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState<MigrationView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const body: MigrateBody = { from, to: into, mapping };
  const preview = useQuery({
    queryKey: ['admin', 'migrate', key, from, into, mapping],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => previewMigration(key, body),
  });
  useEffect(() => {
    document.title = text.pageTitle(text.migrate.title);
  }, []);
  if (preview.isError) return <Failure error={preview.error} retry={() => void preview.refetch()} />;
  if (!preview.data)
    return (
      <Later>
        <Bars widths={[30, 90, 88]} />
      </Later>
    );
  const words = text.migrate;
  const { movable, total } = preview.data;
  const run = (): void => {
    if (reason.trim() === '') return setProblem(words.reasonMissing);
    setProblem(null);
    runMigration(key, body, reason.trim()).then(setRunning, (error: unknown) =>
      setProblem(sentenceOf(error)),
    );
  };
  return (
    <main id="main" className="sheet-page">
      <nav aria-label={text.process.where}>
        <Link to={to.process(key)}>{words.back}</Link>
      </nav>
      <h1>{words.of(from, into)}</h1>
      <p>{words.lead(movable, total)}</p>
      {running ? (
        <MigrationProgress processKey={key} started={running} />
      ) : (
        <>
          <MappingTable
            preview={preview.data}
            onChange={(state, target) => setMapping((before) => ({ ...before, [state]: target }))}
          />
          <CasesToMove preview={preview.data} />
          <div className="migrate-run">
            <label className="stack-field">
              <span>{words.reason}</span>
              <Input
                value={reason}
                maxLength={200}
                placeholder={words.reasonExample}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
            {problem !== null && (
              <p className="is-bad" role="alert">
                {problem}
              </p>
            )}
            <Button type="primary" disabled={movable === 0 || preview.isFetching} onClick={run}>
              {words.run(movable)}
            </Button>
          </div>
        </>
      )}
    </main>
  );
}
