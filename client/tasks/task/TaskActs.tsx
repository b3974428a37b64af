/** Acts on the task itself: take it, give it back, hand it over. */
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskAction, TaskView } from '../../../core/api.ts';
import { sentenceOf } from '../../api/http.ts';
import { newRequestId } from '../../api/requests.ts';
import { useSettled } from '../../keys/useSettled.ts';
import { act } from '../data/acts.ts';
import { keys } from '../data/queries.ts';
import { text } from '../messages.ts';
import { useDesk } from '../shell/DeskContext.ts';
import { asksAnything, taskActs } from './choice.ts';
import type { Work } from './useWork.ts';

/** An act that asks for something is chosen like an outcome; the others happen at once. */
export function TaskActs({ task, work }: { task: TaskView; work: Work }) {
  const client = useQueryClient();
  const { say, model } = useDesk();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Taking a task puts giving it back in the same place.
  const settled = useSettled(task);
  const now = async (action: TaskAction): Promise<void> => {
    if (busy) return;
    setError(null);
    setBusy(true);
    try {
      await work.draft.flush();
      const answer = await act(task.id, { action: action.id, requestId: newRequestId() });
      say({
        words: text.case.actionDone(action.label),
        next: null,
        case: answer.case,
      });
      await client.invalidateQueries({ queryKey: keys.task(task.id) });
      await model.refresh();
    } catch (problem) {
      setError(sentenceOf(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {taskActs(task).map((action) => (
        <Button
          key={action.id}
          size="small"
          disabled={action.allowed !== true || busy || !settled}
          title={action.allowed === true ? undefined : action.allowed}
          onClick={() => (asksAnything(action) ? work.choose(action) : now(action))}
        >
          {action.label}
        </Button>
      ))}
      {error !== null && <span className="is-bad">{error}</span>}
    </>
  );
}
