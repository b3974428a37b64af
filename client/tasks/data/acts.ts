/** What the desk asks the server to do. A repeat of a request that got lost is answered once, by its request id. */
import type { CaseView } from '../../../core/api.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { http } from '../../api/http.ts';
import { calls } from '../../api/paths.ts';
import { deskCalls } from './calls.ts';

export interface Act {
  action: string;
  data?: JsonObject;
  comment?: string;
  /** Receiver of a transfer: a user id. */
  to?: string;
  requestId?: string;
  seq?: number;
}

export function act(taskId: string, body: Act): Promise<{ case: CaseView }> {
  return http.post(calls.taskActions(taskId), body, body.requestId === undefined ? {} : { retries: 2 });
}

export function actOnCase(
  caseId: string,
  body: Pick<Act, 'action' | 'data' | 'comment' | 'requestId'>,
): Promise<{ case: CaseView }> {
  return http.post(calls.caseActions(caseId), body, body.requestId === undefined ? {} : { retries: 2 });
}

/** What became of one task of a batch. */
export interface BatchResult {
  id: string;
  ok: boolean;
  code?: string;
  message?: string;
}

export async function actOnMany(
  ids: string[],
  body: { action: string; comment?: string; to?: string },
): Promise<BatchResult[]> {
  const answer = await http.post<{ results: BatchResult[] }>(calls.taskBatch(), { ids, ...body });
  return answer.results;
}

/** Shows masked values in full; the look is recorded with its reason. */
export async function look(caseId: string, paths: string[], reason: string): Promise<JsonObject> {
  return (await http.post<{ data: JsonObject }>(deskCalls.looks(caseId), { paths, reason })).data;
}
