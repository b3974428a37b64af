/** The work on one task: what is chosen, what is typed, what is wrong, and handing it in. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView, TaskAction, TaskView } from '../../../core/api.ts';
import type { FieldError } from '../../../core/form/types.ts';
import { HttpError, sentenceOf } from '../../api/http.ts';
import { call, calls } from '../../api/call.ts';
import { newRequestId, Requests } from '../../api/requests.ts';
import { session } from '../../api/session.ts';
import { useSettled } from '../../keys/useSettled.ts';
import type { FormStore } from '../../form/logic/form-store.ts';
import { savedElsewhere } from '../../form/logic/use-task-draft.ts';
import { act, type Act } from '../data/acts.ts';
import { useFormStore } from '../form/useFormStore.ts';
import { text } from '../messages.ts';
import {
  asksComment,
  asksPerson,
  COMMENT,
  fieldsRequired,
  outcomesOf,
  RECEIVER,
  usualChoice,
} from './choice.ts';
import { eventsSince, type Meanwhile } from './conflict.ts';
import { keepOpinion, readOpinion } from './opinion-store.ts';
import { useDraft, type Draft } from './useDraft.ts';

export interface Work {
  task: TaskView;
  chosen: TaskAction | null;
  choose: (action: TaskAction | null) => void;
  store: FormStore | null;
  comment: string;
  setComment: (words: string) => void;
  receiver: string | undefined;
  setReceiver: (user: string) => void;
  problems: FieldError[];
  /** Something that belongs to no field. */
  trouble: string | null;
  conflict: Meanwhile | null;
  sending: boolean;
  /** The button has stood there long enough for a press on it to be meant for it. */
  settled: boolean;
  draft: Draft;
  send: () => Promise<void>;
  /** Grows with every refusal: the summary takes the focus. */
  refusals: number;
}

export function useWork(
  user: string,
  task: TaskView,
  done: (action: TaskAction, result: CaseView) => void,
): Work {
  const outcomes = useMemo(() => outcomesOf(task), [task]);
  const [chosen, setChosen] = useState<TaskAction | null>(() => usualChoice(outcomes));
  const [comment, setWords] = useState(() => readOpinion(sessionStorage, user, task.id));
  const [receiver, setReceiver] = useState<string | undefined>();
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Meanwhile | null>(null);
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const settled = useSettled(chosen?.id);
  // Two presses may come before the screen is drawn anew.
  const busy = useRef(false);
  const form = chosen?.form == null ? undefined : task.forms[chosen.form];
  // Draft and permissions are those of the form the task is about: the first one.
  const first = form !== undefined && Object.keys(task.forms)[0] === form.id;
  const store = useFormStore(form, {
    caseData: task.case.data,
    ...(first ? { initial: task.data, permissions: task.permissions } : {}),
  });
  // The task has one draft, of its first form: another form must not be written over it.
  const draft = useDraft(task, first ? store : null);
  useEffect(() => {
    if (store && chosen) store.demand(fieldsRequired(chosen), chosen.partial ? ['*'] : []);
  }, [store, chosen]);
  const [requests] = useState(() => new Requests());

  const refuse = (errors: FieldError[], sentence: string | null): void => {
    setProblems(errors);
    setTrouble(sentence);
    setRefusals((count) => count + 1);
  };

  const attempt = async (action: TaskAction, body: Act, again: boolean): Promise<void> => {
    try {
      const answer = await draft.follow((base) => act(task.id, body.data ? { ...body, draft: base } : body));
      keepOpinion(sessionStorage, user, task.id, '');
      draft.stop();
      done(action, answer.case);
    } catch (error) {
      if (savedElsewhere(error)) return setRefusals((count) => count + 1);
      if (error instanceof HttpError && error.status === 409) {
        const happened = await eventsSince(task.caseId, draft.seq());
        const latest = happened.harmless ? await latestSeq(task.caseId) : null;
        if (again && latest !== null)
          return attempt(action, { ...body, seq: latest, requestId: newRequestId() }, false);
        setConflict(happened);
        setRefusals((count) => count + 1);
        return;
      }
      const fields = error instanceof HttpError ? error.fields : [];
      const named = fields.filter(({ path }) => path !== '');
      store?.refuse(named);
      refuse(named, named.length > 0 ? null : sentenceOf(error));
    }
  };

  const send = async (): Promise<void> => {
    if (!chosen || chosen.allowed !== true || !settled || busy.current) return;
    const found = findProblems(chosen, store, comment, receiver);
    if (found.length > 0) return refuse(found, null);
    busy.current = true;
    setSending(true);
    setConflict(null);
    refuse([], null);
    await draft.flush();
    // what could not be saved since the session ended is saved first, or the act would be overtaken by it
    if (session.current().standing === 'ended') {
      session.ask();
      await session.back();
      await draft.flush();
    }
    const data = chosen.form !== null && store ? store.submission() : undefined;
    const body: Act = {
      action: chosen.id,
      ...(data ? { data } : {}),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      ...(asksPerson(chosen) && receiver !== undefined ? { to: receiver } : {}),
      // Where several work at the same step each of them moves the case on: only a lone handler can be overtaken.
      ...(task.cosigners.length <= 1 ? { seq: draft.seq() } : {}),
    };
    // the same act, whatever has been saved in between
    await attempt(chosen, { ...body, requestId: requests.idFor({ ...body, seq: 0 }) }, true);
    setSending(false);
    busy.current = false;
  };

  return {
    task,
    chosen,
    choose: useCallback((action) => {
      setChosen(action);
      setProblems([]);
      setTrouble(null);
    }, []),
    store,
    comment,
    setComment: (words) => {
      setWords(words);
      keepOpinion(sessionStorage, user, task.id, words);
      setProblems((before) => before.filter(({ path }) => path !== COMMENT));
    },
    receiver,
    setReceiver: (user) => {
      setReceiver(user);
      setProblems((before) => before.filter(({ path }) => path !== RECEIVER));
    },
    problems,
    trouble,
    conflict,
    sending,
    settled,
    draft,
    send,
    refusals,
  };
}

async function latestSeq(caseId: string): Promise<number> {
  return (await call(calls.cases.read, { params: { id: caseId } })).seq;
}

function findProblems(
  action: TaskAction,
  store: FormStore | null,
  comment: string,
  receiver: string | undefined,
): FieldError[] {
  const found = store && action.form !== null ? store.check().errors : [];
  if (asksComment(action) && comment.trim() === '')
    found.push({ path: COMMENT, code: 'required', message: text.problems.comment });
  if (asksPerson(action) && receiver === undefined)
    found.push({ path: RECEIVER, code: 'required', message: text.problems.receiver });
  return found;
}
