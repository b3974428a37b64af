/** What the desk asks the server to do. A repeat of a request that got lost is answered once, by its request id. */
import type { BatchResult, CaseView } from '../../../core/api.ts';
import type { DraftBase } from '../../form/logic/use-task-draft.ts';
import type { CallOptions } from '../../api/http.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { call, calls } from '../../api/call.ts';

export interface Act {
  action: string;
  data?: JsonObject;
  comment?: string;
  /** Receiver of a transfer: a user id. */
  to?: string;
  requestId?: string;
  seq?: number;
  draft?: DraftBase;
}

/** Saves what is typed; nobody is interrupted for it. */
export function saveTyped(taskId: string, data: JsonObject, draft: DraftBase): Promise<{ case: CaseView }> {
  return call(
    calls.tasks.act,
    { params: { id: taskId }, body: { action: 'save', data, draft } },
    { background: true },
  );
}

/** A repeat is harmless where the request has an id. */
function retriesOf({ requestId }: Pick<Act, 'requestId'>): CallOptions {
  return requestId === undefined ? {} : { retries: 2 };
}

export function act(taskId: string, body: Act): Promise<{ case: CaseView }> {
  return call(calls.tasks.act, { params: { id: taskId }, body }, retriesOf(body));
}

export function actOnCase(
  caseId: string,
  body: Pick<Act, 'action' | 'data' | 'comment' | 'requestId'>,
): Promise<{ case: CaseView }> {
  return call(calls.cases.act, { params: { id: caseId }, body }, retriesOf(body));
}

export async function actOnMany(
  ids: string[],
  body: { action: string; comment?: string; to?: string },
): Promise<BatchResult[]> {
  const answer = await call(calls.tasks.batch, { body: { ids, ...body } });
  return answer.results;
}

/** Shows masked values in full; the look is recorded with its reason. */
export async function look(caseId: string, paths: string[], reason: string): Promise<JsonObject> {
  return (await call(calls.cases.unmask, { params: { id: caseId }, body: { paths, reason } })).data;
}
