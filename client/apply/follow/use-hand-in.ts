/** Handing something in from a page of the applicant: one request however often the network fails, errors in words. */
import { useState } from 'react';
import { HttpError, sentenceOf } from '../../api/http.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { Requests } from '../../api/requests.ts';
import type { HandIn } from './ActForm.tsx';

/** Extra tries when the server is not reached: the request id makes repeating harmless. */
export const HARMLESS = { retries: 2 };

/** What is handed in, to a task or to a case. */
interface HandedIn {
  action: string;
  comment?: string;
  data?: JsonObject;
  requestId: string;
}

interface HandingIn {
  busy: boolean;
  /** What went wrong beyond single fields. */
  problem: string | undefined;
  send: HandIn;
}

/**
 * Sends acts with `act`. What is wrong with single fields goes back to the form that sent it; the button's id is the
 * action unless `action` names it.
 */
export function useHandIn<T>(
  act: (body: HandedIn) => Promise<T>,
  onDone: (answer: T) => void,
  action?: string,
): HandingIn {
  const [requests] = useState(() => new Requests());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send: HandIn = async (comment, data, button) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = {
        action: action ?? button ?? '',
        ...(comment === '' ? {} : { comment }),
        ...(data ? { data } : {}),
      };
      const answer = await act({ ...body, requestId: requests.idFor(body) });
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
