/** A case to be read: the same tabs as a task, what is mine to do in it, and the acts on the whole of it. */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CaseView } from '../../../core/api.ts';
import { useCase } from '../data/queries.ts';
import { text } from '../messages.ts';
import { LooksProvider } from '../read/Looks.tsx';
import { useDesk } from '../shell/DeskContext.ts';
import { to } from '../shell/paths.ts';
import { KeyInfo } from '../task/KeyInfo.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { PaneSkeleton } from '../ui/PaneSkeleton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseTab, tabsOf } from './CaseTab.tsx';

export function CasePane() {
  const { caseId = '' } = useParams();
  const view = useCase(caseId);
  if (view.isPending) return <PaneSkeleton />;
  if (view.isError) return <Failure error={view.error} retry={() => void view.refetch()} />;
  return <CaseScreen key={view.data.id} view={view.data} />;
}

function CaseScreen({ view }: { view: CaseView }) {
  const { filter } = useDesk();
  const [tab, setTab] = useState('application');
  return (
    <LooksProvider caseId={view.id} masked={view.masked} renewed={view.renewed?.paths ?? []}>
      <article className="item">
        <CaseHead view={view}>
          {view.myTasks.map((task) => (
            <Link key={task.id} className="button-link" to={to.task(task.id, filter)}>
              {text.case.openTask(task.stepLabel)}
            </Link>
          ))}
        </CaseHead>
        <Tabs tabs={tabsOf(view)} open={tab} choose={setTab}>
          {tab === 'application' && <KeyInfo view={view} />}
          <CaseTab view={view} tab={tab} />
        </Tabs>
        <CaseActions view={view} />
      </article>
    </LooksProvider>
  );
}
