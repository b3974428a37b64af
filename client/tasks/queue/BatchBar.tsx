/** What can be done with the chosen rows. The opinion is asked here, once for all of them. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { TaskAction, TaskItem } from '../../../core/api.ts';
import { useSettled } from '../../keys/useSettled.ts';
import { useColleagues, useTask, useTasks } from '../data/queries.ts';
import { text } from '../messages.ts';
import { asksAnything, asksComment, asksPerson, shortYuan, taskActs } from '../task/choice.ts';
import type { BatchState } from './useBatch.ts';
import type { QueueModel } from './useQueueModel.ts';

/** The positive outcome of the step, or an act every task knows. */
type Choice = 'agree' | TaskAction;

interface Props {
  model: QueueModel;
  batch: BatchState;
  /** Rows that are done with leave the list a moment later, so that their answers can be read. */
  done: (ids: string[]) => void;
}

export function BatchBar({ model, batch, done }: Props) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const rows = model.rows.filter((row) => model.chosen.has(row.id));
  const close = (): void => {
    setChoice(null);
    batch.clear();
  };
  if (batch.sum !== null)
    return (
      <div className="batch" role="status">
        <span>{batch.sum}</span>
        <Button size="small" onClick={close}>
          {text.batch.close}
        </Button>
      </div>
    );
  if (rows.length === 0) return null;
  const run = async (body: { action: string; comment?: string; to?: string }): Promise<void> => {
    const answers = await batch.run(
      rows.map((row) => row.id),
      body,
    );
    setChoice(null);
    done(answers.filter((answer) => answer.ok).map((answer) => answer.id));
  };
  return (
    <div className="batch">
      <span className="batch-count">{text.batch.chosen(rows.length)}</span>
      {choice === null ? (
        <>
          <Button onClick={() => setChoice('agree')}>{text.batch.agree}</Button>
          <Acts row={rows[0] as TaskItem} choose={setChoice} />
        </>
      ) : choice === 'agree' ? (
        <Agree rows={rows} working={batch.working} run={run} />
      ) : (
        <WithInputs action={choice} rows={rows} working={batch.working} run={run} />
      )}
      <Button
        type="text"
        onClick={() => {
          if (choice === null) model.choose(model.chosen, false);
          setChoice(null);
        }}
      >
        {choice === null ? text.batch.clear : text.task.cancelChoice}
      </Button>
    </div>
  );
}

interface PartProps {
  rows: TaskItem[];
  working: boolean;
  run: (body: { action: string; comment?: string; to?: string }) => Promise<void>;
}

/** The outcome that agrees has another id at each step: the first of the chosen tells which, all must be at its step. */
function Agree({ rows, working, run }: PartProps) {
  const [comment, setComment] = useState<string>(text.task.phraseList[0] ?? '');
  const first = rows[0];
  const task = useTask(first?.id ?? '');
  const oneStep = rows.every(
    (row) => row.process === first?.process && row.step === first.step && row.node === first.node,
  );
  const outcome = task.data?.actions.find(
    (action) => action.kind === 'outcome' && action.tone === 'positive',
  );
  const sum = useSum(rows, outcome);
  const settled = useSettled(outcome?.id);
  if (!oneStep) return <span className="batch-why">{text.batch.mixed}</span>;
  const why = outcome && outcome.allowed !== true ? outcome.allowed : null;
  return (
    <>
      <Input
        className="batch-comment"
        aria-label={text.batch.comment}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <Button
        type="primary"
        disabled={!outcome || why !== null || working || !settled || sum === 'reading'}
        onClick={() => outcome && run({ action: outcome.id, comment })}
      >
        {working
          ? text.batch.working
          : typeof sum === 'number'
            ? text.batch.withSum(outcome?.label ?? '', rows.length, shortYuan(sum))
            : text.batch.actNow(outcome?.label ?? text.batch.agree, rows.length)}
      </Button>
      {sum === 'unknown' && <span className="batch-why">{text.batch.noSum}</span>}
      {why !== null && <span className="batch-why">{why}</span>}
    </>
  );
}

/**
 * What all of them decide together: money is not agreed to without its sum. Null where the outcome decides none;
 * `unknown` where one of them has no amount yet.
 */
function useSum(rows: TaskItem[], outcome: TaskAction | undefined): number | null | 'reading' | 'unknown' {
  const money = outcome?.amount != null;
  const tasks = useTasks(money ? rows.map((row) => row.id) : []);
  if (!money) return null;
  if (tasks.some((task) => task === undefined)) return 'reading';
  const amounts = tasks.map((task) => task?.actions.find(({ id }) => id === outcome.id)?.amount?.otherwise);
  if (amounts.some((amount) => amount == null)) return 'unknown';
  return amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0);
}

/** The acts that ask for something, as the first of the chosen knows them: at once and for many nothing is done by a slip. */
function Acts({ row, choose }: { row: TaskItem; choose: (action: TaskAction) => void }) {
  const task = useTask(row.id);
  const acts = task.data ? taskActs(task.data).filter(asksAnything) : [];
  return acts.map((action) => (
    <Button key={action.id} disabled={action.allowed !== true} onClick={() => choose(action)}>
      {action.label}
    </Button>
  ));
}

/** An act with what it asks for: a person, a reason. */
function WithInputs({ action, rows, working, run }: PartProps & { action: TaskAction }) {
  const [to, setTo] = useState<string | undefined>();
  const [comment, setComment] = useState('');
  const person = asksPerson(action);
  const colleagues = useColleagues(rows[0]?.id ?? '', person && rows.length > 0);
  const settled = useSettled(action.id);
  const missing = (person && to === undefined) || (asksComment(action) && comment.trim() === '');
  return (
    <>
      {person && (
        <Select
          className="batch-to"
          aria-label={text.batch.to}
          placeholder={text.batch.to}
          value={to}
          onChange={setTo}
          loading={colleagues.isLoading}
          notFoundContent={text.task.noColleagues}
          options={colleagues.data?.map((one) => ({
            value: one.user,
            label: `${one.name} · ${one.roleName}`,
          }))}
        />
      )}
      {asksComment(action) && (
        <Input
          className="batch-comment"
          aria-label={text.case.reasonFor(action.label)}
          placeholder={text.case.reasonFor(action.label)}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      )}
      <Button
        type="primary"
        disabled={missing || working || !settled}
        onClick={() =>
          run({
            action: action.id,
            ...(to === undefined ? {} : { to }),
            ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
          })
        }
      >
        {working ? text.batch.working : text.batch.actNow(action.label, rows.length)}
      </Button>
    </>
  );
}
