/** Acts on the task itself: take it, give it back, hand it over. */
import { Button, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskAction, TaskView } from '../../../core/api.ts';
import { sentenceOf } from '../../api/http.ts';
import { act, newRequestId } from '../data/acts.ts';
import { keys, useColleagues } from '../data/queries.ts';
import { idOfPath } from '../form/layout.ts';
import { text } from '../messages.zh-CN.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { taskActs } from './choice.ts';
import { RECEIVER, type Work } from './useWork.ts';

/** The act that asks for a receiver is chosen like an outcome; the others happen at once. */
const TRANSFER = 'transfer';

export function TaskActs({ task, work }: { task: TaskView; work: Work }) {
  const client = useQueryClient();
  const { say, model } = useDesk();
  const [error, setError] = useState<string | null>(null);
  const now = async (action: TaskAction): Promise<void> => {
    setError(null);
    try {
      await work.draft.flush();
      const answer = await act(task.id, { action: action.id, requestId: newRequestId() });
      say({ words: action.id === 'claim' ? text.after.claimed : action.id === 'release' ? text.after.released : text.case.actionDone(action.label), next: null, case: answer.case });
      await client.invalidateQueries({ queryKey: keys.task(task.id) });
      await model.refresh();
    } catch (problem) {
      setError(sentenceOf(problem));
    }
  };
  return (
    <>
      {taskActs(task).map((action) => (
        <Button
          key={action.id}
          size="small"
          disabled={action.allowed !== true}
          title={action.allowed === true ? undefined : action.allowed}
          onClick={() => (action.id === TRANSFER ? work.choose(action) : now(action))}
        >
          {action.label}
        </Button>
      ))}
      {error !== null && <span className="is-bad">{error}</span>}
    </>
  );
}

export function Receiver({ work }: { work: Work }) {
  const wanted = work.chosen?.id === TRANSFER;
  const colleagues = useColleagues(work.task.id, wanted);
  if (!wanted) return null;
  const id = idOfPath(RECEIVER);
  const problem = work.problems.find(({ path }) => path === RECEIVER);
  return (
    <section className="sheet">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {text.task.transferTo}
          <span className="field-must">{text.form.required}</span>
        </label>
        <p className="field-hint">{text.task.transferHint}</p>
        <Select
          id={id}
          className="picker"
          loading={colleagues.isLoading}
          value={work.receiver}
          placeholder={text.form.pick}
          status={problem ? 'error' : ''}
          notFoundContent={colleagues.isError ? sentenceOf(colleagues.error) : text.task.noColleagues}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={work.setReceiver}
          options={colleagues.data?.map(({ user, name, roleName, regionName }) => ({
            value: user,
            label: `${name} · ${regionName} ${roleName}`,
          }))}
        />
        {problem && <p className="field-error">{problem.message}</p>}
      </div>
    </section>
  );
}
