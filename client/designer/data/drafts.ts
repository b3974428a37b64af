/** Saving a draft, and finding out who was faster. */
import type { DraftBody, DraftView } from '../../../core/api-admin.ts';
import { isObject } from '../../../core/json.ts';
import { call, calls } from '../../api/call.ts';
import { HttpError } from '../../api/http.ts';

export async function saveDraft(key: string, id: string, body: DraftBody): Promise<DraftView> {
  return call(calls.designer.saveDraft, { params: { key, id }, body }, { retries: 0, background: true });
}

/** Throws a draft away. */
export function dropDraft(key: string, id: string): Promise<void> {
  return call(calls.designer.deleteDraft, { params: { key, id } });
}

export interface Overtaken {
  rev: number;
  by: string;
  at: string;
}

/** Who saved meanwhile, where saving failed because of that; else null. */
export function whoOvertook(error: unknown): Overtaken | null {
  if (!(error instanceof HttpError) || error.status !== 409 || !isObject(error.details)) return null;
  const { rev, savedBy, savedAt } = error.details;
  return typeof rev === 'number' ? { rev, by: String(savedBy ?? ''), at: String(savedAt ?? '') } : null;
}
