/** 进度 of one case: what I have to do, how far it is, what was decided, what I can still do. */
import { useState } from 'react';
import type { CaseView, Me, TaskItem } from '../../../core/api.ts';
import { calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { words } from '../../words.ts';
import { dayText, describeDeadline } from '../dates.ts';
import { StateWord } from '../home/StateWord.tsx';
import { Link } from '../router.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseRecord } from './CaseRecord.tsx';
import { RouteLine } from './RouteLine.tsx';
import { signs } from '../../../core/signs/messages.ts';

export function CasePage({ id, me }: { id: string; me: Me }) {
  const loaded = useLoad(calls.cases.read, { params: { id } });
  // an act answers with the case as it is now
  const [acted, setActed] = useState<CaseView>();
  // what is on the screen stays while it is fetched again
  const [last, setLast] = useState<CaseView>();
  if (loaded.data && loaded.data !== last) setLast(loaded.data);
  const newest = acted && (!last || acted.seq >= last.seq) ? acted : last;
  if (!newest)
    return (
      <main className="page">
        {loaded.state === 'failed' ? (
          <Trouble error={loaded.error} onRetry={loaded.reload} />
        ) : (
          <Skeleton lines={8} />
        )}
      </main>
    );
  return (
    <main className="page">
      <Head view={newest} />
      <MyTasks view={newest} />
      <section className="section" aria-labelledby="route">
        <h2 id="route">{words.apply.follow.route}</h2>
        <Limit view={newest} />
        <RouteLine route={newest.route} now={me.now} />
      </section>
      <CaseRecord view={newest} />
      <CaseActions view={newest} me={me} onDone={setActed} />
    </main>
  );
}

function Head({ view }: { view: CaseView }) {
  return (
    <header className="case-head">
      <h1>{view.processTitle}</h1>
      <p className="row-head">
        <span>{view.subject}</span>
        <StateWord word={view.word} ending={view.ending} />
      </p>
      <p className="row-small">
        <span>
          {words.apply.caseNo} {view.caseNo}
        </span>
        <span>{words.apply.startedAt(dayText(view.startedAt))}</span>
        {view.behalfOf === null ? null : <span>{words.apply.wizard.behalf(view.behalfOf)}</span>}
      </p>
      {view.outcomeLabel === null ? null : (
        <p className="note">
          {signs.said(words.apply.follow.result, '')}
          <b>{view.outcomeLabel}</b>
        </p>
      )}
    </header>
  );
}

function MyTasks({ view }: { view: CaseView }) {
  if (view.myTasks.length === 0) return null;
  return (
    <section className="section" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{words.apply.follow.tasks}</h2>
      {view.myTasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
    </section>
  );
}

function TaskCard({ task }: { task: TaskItem }) {
  const text = words.apply.follow;
  return (
    <div className="note note-amber">
      <p>
        <b>{task.stepLabel}</b>
      </p>
      {task.due === null ? null : (
        <p>
          {text.doBy(describeDeadline(task.due))}
          {task.overdue ? ` · ${text.late}` : ''}
        </p>
      )}
      <Link className="button button-primary" href={pages.applyTask(task.caseId, task.id)}>
        {text.handle}
      </Link>
    </div>
  );
}

function Limit({ view }: { view: CaseView }) {
  if (!view.clock || view.clock.stopped || view.status === 'ended') return null;
  const text = words.apply.follow;
  return (
    <p className="hint">
      {view.clock.paused ? text.paused : text.limit(describeDeadline(view.clock.dueAt))}
      {view.clock.overdue ? ` · ${text.late}` : ''}
    </p>
  );
}
