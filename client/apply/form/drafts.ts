/**
 * What is half filled in: on the device at once, on the server soon after. One draft per person and process; it knows
 * for whom it is, so that nothing of one client shows up in the form of the next.
 */
import { HttpError } from '../../api/http.ts';
import { call, calls } from '../../api/call.ts';
import { newRequestId } from '../../api/requests.ts';
import { isEmpty } from '../../../core/form/empty.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';

export interface Draft {
  data: JsonObject;
  /** Page it was left on, from 1. */
  page: number;
  /** For whom, when for somebody else. */
  behalfOf: string | null;
  savedAt: string;
  /** Sent along with the application, so that sending it twice opens one case. */
  requestId: string;
  title: string;
}

const PREFIX = 'xz:draft:';
const keyOf = (user: string, process: string) => `${PREFIX}${user}:${process}`;

/** For browsers that keep nothing: at least as long as the page is open. */
const memory = new Map<string, string>();

export function newDraft(title: string, behalfOf: string | null): Draft {
  return { data: {}, page: 1, behalfOf, savedAt: new Date().toISOString(), requestId: newRequestId(), title };
}

export function readLocal(user: string, process: string): Draft | null {
  return parse(recall(keyOf(user, process)));
}

export function keepLocal(user: string, process: string, draft: Draft): void {
  const key = keyOf(user, process);
  const text = JSON.stringify(draft);
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // full, or forbidden: the server has it
  }
}

export function dropLocal(user: string, process: string): void {
  const key = keyOf(user, process);
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // then there is nothing either
  }
}

/** All drafts of a person on this device. */
export function localDrafts(user: string): { process: string; draft: Draft }[] {
  const prefix = keyOf(user, '');
  return allKeys()
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const draft = parse(recall(key));
      return draft && !isEmpty(draft.data) ? [{ process: key.slice(prefix.length), draft }] : [];
    });
}

/** On logging out: a shared phone keeps nobody's data. */
export function forgetDrafts(user: string): void {
  for (const key of allKeys())
    if (key.startsWith(keyOf(user, ''))) dropLocal(user, key.slice(keyOf(user, '').length));
}

/** The newer of the two; the device alone where the server is not reached. `replaced`: it takes the place of an older one here. */
export async function newestDraft(
  user: string,
  process: string,
): Promise<{ draft: Draft | null; replaced: boolean }> {
  const here = readLocal(user, process);
  const draft = await loadDraft(user, process);
  const replaced = here !== null && draft !== null && draft.savedAt > here.savedAt && !isEmpty(here.data);
  return { draft, replaced };
}

/** Hears of the same form being filled in in another tab of this browser. */
export function onOtherTab(user: string, process: string, heard: () => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key === keyOf(user, process) && parse(newValue) !== null) heard();
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}

/** The newer of the two; the device alone where the server is not reached. */
export async function loadDraft(user: string, process: string): Promise<Draft | null> {
  const local = readLocal(user, process);
  try {
    const { data } = await call(calls.processes.draft, { params: { key: process } }, { retries: 0 });
    const remote = isDraft(data) ? data : null;
    if (!remote || (local && local.savedAt >= remote.savedAt)) return local;
    return remote;
  } catch (error) {
    if (error instanceof HttpError) return local;
    throw error;
  }
}

export async function keepRemote(process: string, draft: Draft): Promise<void> {
  await call(
    calls.processes.saveDraft,
    { params: { key: process }, body: { data: { ...draft } } },
    { background: true },
  );
}

export async function dropDraft(user: string, process: string): Promise<void> {
  dropLocal(user, process);
  await call(calls.processes.deleteDraft, { params: { key: process } }).catch(() => undefined);
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function allKeys(): string[] {
  try {
    return [...new Set([...Object.keys(localStorage), ...memory.keys()])];
  } catch {
    return [...memory.keys()];
  }
}

function parse(text: string | null): Draft | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return (
    typeof draft === 'object' &&
    draft !== null &&
    typeof draft.data === 'object' &&
    typeof draft.requestId === 'string'
  );
}
