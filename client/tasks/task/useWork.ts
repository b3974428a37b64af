/** The work on one task: what is chosen, what is typed, what is wrong, and handing it in. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseView, TaskAction, TaskView } from '../../../core/api.ts';
import type { FieldError } from '../../../core/form/types.ts';
import { dayOf } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/vocabulary.ts';
import { http, HttpError, sentenceOf } from '../../api/http.ts';
import { calls } from '../../api/paths.ts';
import { FormStore } from '../../form/logic/form-store.ts';
import { loadEngine } from '../../form/logic/load-engine.ts';
import { act, newRequestId, type Act } from '../data/acts.ts';
import { text } from '../messages.zh-CN.ts';
import { asksComment, COMMENT, fieldsRequired, outcomesOf, usualChoice } from './choice.ts';
import { eventsSince, type Meanwhile } from './conflict.ts';
import { keepOpinion, readOpinion } from './opinion-store.ts';
import { useDraft, type Draft } from './useDraft.ts';

/** Where the receiver of a transfer is asked for. */
export const RECEIVER = 'to';

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
  draft: Draft;
  send: () => Promise<void>;
  /** Grows with every refusal: the summary takes the focus. */
  refusals: number;
}

export function useWork(task: TaskView, now: Instant, done: (action: TaskAction, result: CaseView) => void): Work {
  const outcomes = useMemo(() => outcomesOf(task), [task]);
  const [chosen, setChosen] = useState<TaskAction | null>(() => usualChoice(outcomes));
  const [comment, setWords] = useState(() => readOpinion(sessionStorage, task.id));
  const [receiver, setReceiver] = useState<string | undefined>();
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Meanwhile | null>(null);
  const [sending, setSending] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const store = useStoreFor(task, chosen, now);
  const draft = useDraft(task, store);
  const request = useRef<{ id: string; of: string } | null>(null);

  const refuse = (errors: FieldError[], sentence: string | null): void => {
    setProblems(errors);
    setTrouble(sentence);
    setRefusals((count) => count + 1);
  };

  const attempt = async (action: TaskAction, body: Act, again: boolean): Promise<void> => {
    try {
      const answer = await act(task.id, body);
      keepOpinion(sessionStorage, task.id, '');
      draft.stop();
      done(action, answer.case);
    } catch (error) {
      if (error instanceof HttpError && error.status === 409) {
        const happened = await eventsSince(task.caseId, draft.seq());
        const latest = happened.harmless ? await latestSeq(task.caseId) : null;
        if (again && latest !== null) return attempt(action, { ...body, seq: latest, requestId: newRequestId() }, false);
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
    if (!chosen || chosen.allowed !== true || sending) return;
    const found = findProblems(chosen, store, comment, receiver);
    if (found.length > 0) return refuse(found, null);
    setSending(true);
    setConflict(null);
    refuse([], null);
    await draft.flush();
    const data = chosen.form !== null && store ? store.submission() : undefined;
    const body: Act = {
      action: chosen.id,
      ...(data ? { data } : {}),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      ...(chosen.id === 'transfer' && receiver !== undefined ? { to: receiver } : {}),
      // Where several work at the same step each of them moves the case on: only a lone handler can be overtaken.
      ...(task.cosigners.length <= 1 ? { seq: draft.seq() } : {}),
    };
    // The same thing sent again after the network failed is the same request; anything else is a new one.
    const of = JSON.stringify({ ...body, seq: 0 });
    if (request.current?.of !== of) request.current = { id: newRequestId(), of };
    await attempt(chosen, { ...body, requestId: request.current.id }, true);
    setSending(false);
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
      keepOpinion(sessionStorage, task.id, words);
      setProblems((before) => before.filter(({ path }) => path !== COMMENT));
    },
    receiver,
    setReceiver,
    problems,
    trouble,
    conflict,
    sending,
    draft,
    send,
    refusals,
  };
}

async function latestSeq(caseId: string): Promise<number> {
  return (await http.get<CaseView>(calls.case(caseId))).seq;
}

/** One store per form of the task: what was typed for one action is there again when it is chosen again. */
function useStoreFor(task: TaskView, chosen: TaskAction | null, now: Instant): FormStore | null {
  const stores = useMemo(() => new Map<string, FormStore>(), [task]);
  const id = chosen?.form ?? null;
  const form = id === null ? undefined : task.forms[id];
  const store = useMemo(() => {
    if (id === null || !form) return null;
    const known = stores.get(id);
    if (known) return known;
    // Draft and permissions are those of the form the task is about: the first one.
    const first = Object.keys(task.forms)[0] === id;
    const made = new FormStore({
      form,
      initial: first ? task.data : {},
      today: dayOf(now),
      caseData: task.case.data,
      ...(first ? { permissions: task.permissions } : {}),
    });
    stores.set(id, made);
    return made;
    // `now` only says which day it is when the form is opened.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, form, task, stores]);
  useEffect(() => {
    if (store) void loadEngine().then((engine) => store.attach(engine));
  }, [store]);
  useEffect(() => {
    if (store && chosen) store.demand(fieldsRequired(chosen), chosen.partial ? ['*'] : []);
  }, [store, chosen]);
  return store;
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
  if (action.id === 'transfer' && receiver === undefined)
    found.push({ path: RECEIVER, code: 'required', message: text.problems.receiver });
  return found;
}
