/** A task: loaded, then worked on. */
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { TaskView } from '../../../core/api.ts';
import { HttpError } from '../../api/http.ts';
import { CaseHead } from '../case/CaseHead.tsx';
import { CaseTab, tabsOf } from '../case/CaseTab.tsx';
import { keys, useTask } from '../data/queries.ts';
import { DeskForm } from '../form/DeskForm.tsx';
import { useKeys } from '../../keys/useKeys.ts';
import { text } from '../messages.ts';
import { LooksProvider } from '../read/Looks.tsx';
import { useDesk } from '../shell/DeskContext.ts';
import { to } from '../shell/paths.ts';
import { Empty } from '../../ui/desk/Empty.tsx';
import { Failure } from '../../ui/desk/Failure.tsx';
import { PaneSkeleton } from '../ui/PaneSkeleton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { About } from './About.tsx';
import { ActionBar } from './ActionBar.tsx';
import { aheadWords, outcomesOf } from './choice.ts';
import { Done } from './Done.tsx';
import { Cosigners, KeyInfo, LastStep } from './KeyInfo.tsx';
import { Conflict, Problems } from './Problems.tsx';
import { SavedElsewhere } from './SavedElsewhere.tsx';
import { TaskActs } from './TaskActs.tsx';
import { useWork, type Work } from './useWork.ts';

export function TaskPane() {
  const { taskId = '' } = useParams();
  const task = useTask(taskId);
  const { close, flash } = useDesk();
  if (flash?.task === taskId) return <Done flash={flash} />;
  if (task.isPending) return <PaneSkeleton />;
  if (task.isError && !task.data) {
    const gone = task.error instanceof HttpError && [403, 404].includes(task.error.status);
    return gone ? (
      <Empty why={text.errors.gone} next={text.errors.goneWhy}>
        <Button onClick={close}>{text.errors.back}</Button>
      </Empty>
    ) : (
      <Failure error={task.error} retry={() => void task.refetch()} />
    );
  }
  return <TaskScreen key={`${task.data.id} ${task.dataUpdatedAt}`} task={task.data} />;
}

const ACT = 'act';

function TaskScreen({ task }: { task: TaskView }) {
  const { me, filter, finish } = useDesk();
  const client = useQueryClient();
  const [tab, setTab] = useState(ACT);
  const work = useWork(me.user.id, task, (action, result) => {
    void client.invalidateQueries({ queryKey: keys.case(task.caseId) });
    void client.invalidateQueries({ queryKey: keys.events(task.caseId) });
    const ahead = aheadWords(task.ahead[action.id], text.task.aheadWho);
    finish(task, {
      words: text.after.done(action.label, task.title),
      next:
        result.status === 'ended'
          ? text.after.ended(result.outcomeLabel ?? result.word)
          : result.stepLabels.length > 0
            ? text.after.next(result.stepLabels.join('、'))
            : ahead && text.after.next(ahead),
      case: result,
    });
  });
  const send = async (): Promise<void> => {
    setTab(ACT);
    await work.send();
  };
  useKeys({ send: () => void send() });
  const again = (): void => void client.invalidateQueries({ queryKey: keys.task(task.id) });
  return (
    <LooksProvider caseId={task.caseId} masked={task.case.masked} renewed={task.case.renewed?.paths ?? []}>
      <article className="item">
        <CaseHead
          view={task.case}
          step={{ label: task.stepLabel, due: task.due, open: task.dueOpen ?? false }}
        >
          {task.status !== 'done' && <TaskActs task={task} work={work} />}
          <Link to={to.case(task.caseId, filter)}>{text.task.openCase}</Link>
        </CaseHead>
        <Tabs tabs={[{ id: ACT, label: text.tabs.act }, ...tabsOf(task.case)]} open={tab} choose={setTab}>
          {tab === ACT ? (
            <ActTab task={task} work={work} again={again} />
          ) : (
            <CaseTab view={task.case} tab={tab} />
          )}
        </Tabs>
        {outcomesOf(task).length > 0 && <ActionBar work={{ ...work, send }} />}
      </article>
    </LooksProvider>
  );
}

function ActTab({ task, work, again }: { task: TaskView; work: Work; again: () => void }) {
  const form = work.chosen?.form == null ? undefined : task.forms[work.chosen.form];
  const closed = outcomesOf(task).length === 0;
  return (
    <>
      <Conflict work={work} again={again} />
      <SavedElsewhere work={work} again={again} />
      <Problems work={work} />
      {closed && (
        <div className="notice">
          <p>{text.task.doneBy(task.outcome)}</p>
          {work.comment !== '' && (
            <>
              <p>{text.conflict.closed}</p>
              <blockquote>{work.comment}</blockquote>
            </>
          )}
        </div>
      )}
      <About task={task} />
      <KeyInfo view={task.case} />
      <LastStep task={task} />
      <Cosigners task={task} />
      {form && work.store && (
        <section className="sheet act-form">
          <h2>{text.task.form(form.title)}</h2>
          {task.prefilled && <p className="voting-rule">{text.task.prefilled}</p>}
          {form.description !== undefined && <p className="field-hint">{form.description}</p>}
          <DeskForm key={form.id} store={work.store} />
        </section>
      )}
    </>
  );
}
