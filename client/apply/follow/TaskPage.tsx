/** A task of the filer: 补正 with the fields to correct and nothing else, missing papers, an explanation. */
import { useRef, useState } from 'react';
import type { CaseView, Me, TaskAction, TaskView } from '../../../core/api.ts';
import type { Json, JsonObject } from '../../../core/vocabulary.ts';
import { call, calls } from '../../api/call.ts';
import { pages } from '../../pages.ts';
import { useLoad } from '../../api/use-load.ts';
import { Skeleton, Trouble } from '../../ui/Trouble.tsx';
import { words } from '../../words.ts';
import { useTaskDraft, type DraftBase } from '../../form/logic/use-task-draft.ts';
import { clockTime, describeDeadline } from '../dates.ts';
import { Link, navigate } from '../router.tsx';
import { ActForm } from './ActForm.tsx';
import { Opinion } from './CaseRecord.tsx';
import { HARMLESS, useHandIn } from './use-hand-in.ts';

export function TaskPage({ caseId, taskId, me }: { caseId: string; taskId: string; me: Me }) {
  const loaded = useLoad(calls.tasks.read, { params: { id: taskId } });
  // what is being filled in must not be replaced by a later answer
  const [task, setTask] = useState<TaskView>();
  if (loaded.state === 'ready' && !task) setTask(loaded.data);
  return (
    <main className="page">
      {task ? (
        <Work
          key={task.draft?.rev ?? 0}
          task={task}
          me={me}
          again={() => {
            setTask(undefined);
            loaded.reload();
          }}
        />
      ) : loaded.state === 'failed' ? (
        <Trouble error={loaded.error} onRetry={loaded.reload} />
      ) : (
        <Skeleton lines={8} />
      )}
      <Link className="link" href={pages.applyCase(caseId)}>
        {words.apply.follow.title}
      </Link>
    </main>
  );
}

function Work({ task, me, again }: { task: TaskView; me: Me; again: () => void }) {
  const text = words.apply.follow;
  const asked = lastWord(task.case);
  const groups = byForm(task.actions.filter(({ kind, allowed }) => kind === 'outcome' && allowed === true));
  const [chosen, setChosen] = useState(0);
  const group = groups[chosen];
  const draft = useTaskDraft(task);
  const typed = useRef<JsonObject>({});
  const save = (data: JsonObject): Promise<void> => {
    typed.current = data;
    return draft.follow((base) => saveDraft(task, data, base));
  };
  const { busy, problem, send } = useHandIn(
    (body) =>
      draft.follow((base) =>
        call(
          calls.tasks.act,
          { params: { id: task.id }, body: body.data ? { ...body, draft: base } : body },
          HARMLESS,
        ),
      ),
    () => navigate(pages.applyCase(task.caseId), { replace: true }),
  );
  return (
    <>
      <h1 className="page-head">{task.stepLabel}</h1>
      {task.due === null ? null : (
        <p className="hint">
          {text.doBy(describeDeadline(task.due))}
          {task.overdue ? ` · ${text.late}` : ''}
        </p>
      )}
      {asked ? (
        <div className="note note-amber">
          <Opinion block={asked} view={task.case} />
        </div>
      ) : null}
      {groups.length > 1 ? <ChooseAct {...{ groups, chosen }} onChoose={setChosen} /> : null}
      {draft.elsewhere ? (
        <div className="note note-amber" role="alert">
          <p>{text.elsewhere(draft.elsewhere.by, clockTime(new Date(draft.elsewhere.at)))}</p>
          <p className="row">
            <button type="button" className="button" onClick={again}>
              {text.takeTheirs}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                draft.keepMine();
                void draft.follow((base) => saveDraft(task, typed.current, base));
              }}
            >
              {text.takeMine}
            </button>
          </p>
        </div>
      ) : null}
      {problem === undefined ? null : (
        <div className="trouble" role="alert">
          <p>{problem}</p>
        </div>
      )}
      {group ? (
        <ActForm
          key={group.form ?? ''}
          form={group.form === null ? undefined : task.forms[group.form]}
          initial={task.data}
          caseData={task.case.data}
          caseId={task.caseId}
          permissions={task.permissions}
          me={me}
          id="f"
          comment={group.form === null ? 'optional' : 'none'}
          buttons={group.actions}
          busy={busy}
          asked={asked ? wordsIn(asked.data) : []}
          save={save}
          onSend={send}
        />
      ) : null}
    </>
  );
}

interface ActGroup {
  form: string | null;
  actions: TaskAction[];
}

/** Acts that hand in the same form are buttons below it. */
function byForm(actions: TaskAction[]): ActGroup[] {
  const groups: ActGroup[] = [];
  for (const action of actions) {
    const group = groups.find(({ form }) => form === action.form);
    if (group) group.actions.push(action);
    else groups.push({ form: action.form, actions: [action] });
  }
  return groups;
}

function ChooseAct(props: { groups: ActGroup[]; chosen: number; onChoose: (index: number) => void }) {
  return (
    <div className="choices section" role="radiogroup" aria-label={words.apply.follow.handle}>
      {props.groups.map((group, i) => (
        <label key={group.form ?? ''} className="choice">
          <input type="radio" name="act" checked={props.chosen === i} onChange={() => props.onChoose(i)} />
          <span>{group.actions.map(({ label }) => label).join(' / ')}</span>
        </label>
      ))}
    </div>
  );
}

/** What was said last by an office is why the case is back here. */
function lastWord(view: CaseView) {
  const last = view.blocks.at(-1);
  return last && (last.comment !== null || Object.keys(last.data).length > 0) && last.role !== 'filer'
    ? last
    : undefined;
}

/** Every text in what was handed in. */
function wordsIn(value: Json): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** Saved as typed, on the server: the task is the filer's own. */
async function saveDraft({ id, actions }: TaskView, data: JsonObject, draft: DraftBase): Promise<void> {
  const save = actions.find((action) => action.id === 'save');
  if (save?.allowed === true)
    await call(
      calls.tasks.act,
      { params: { id }, body: { action: 'save', data, draft } },
      { background: true },
    );
}
