/** Handing something in from a page of the applicant: one request however often the network fails, errors in words. */
import { useState } from 'react';
import { http, HttpError, sentenceOf } from '../../api/http.ts';
import { Requests } from '../../api/requests.ts';
import type { HandIn } from './ActForm.tsx';

export interface HandingIn {
  busy: boolean;
  /** What went wrong beyond single fields. */
  problem: string | undefined;
  send: HandIn;
}

/**
 * Posts acts to `path`. What is wrong with single fields goes back to the form that sent it; the button's id is the
 * action unless `action` names it.
 */
export function useHandIn<T>(path: string, onDone: (answer: T) => void, action?: string): HandingIn {
  const [requests] = useState(() => new Requests());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send: HandIn = async (comment, data, button) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = {
        action: action ?? button,
        ...(comment === '' ? {} : { comment }),
        ...(data ? { data } : {}),
      };
      const answer = await http.post<T>(
        path,
        { ...body, requestId: requests.idFor(body) },
        // the request id makes repeating harmless
        { retries: 2 },
      );
      requests.answered();
      onDone(answer);
      return [];
    } catch (error) {
      if (error instanceof HttpError && data && error.fields.some(({ path: field }) => field !== ''))
        return error.fields;
      setProblem(sentenceOf(error));
      return [];
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}
