/**
 * What is half filled in, as it is kept on this device: at once, and also without network. One draft for each client of
 * each process; it knows for whom it is, so that nothing of one client shows up in the form of the next.
 */
import type { DraftDevice } from '../../../core/contract/shapes/draft.ts';
import { isEmpty } from '../../../core/form/empty.ts';
import { isObject } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { newRequestId } from '../../api/requests.ts';
import { thisDevice } from './device.ts';

export interface Draft {
  /** Request id of the application it becomes, so that sending it twice opens one case. */
  id: string;
  process: string;
  title: string;
  /** For whom, when for somebody else. */
  behalfOf: string | null;
  /** Page it was left on, from 1. */
  page: number;
  data: JsonObject;
  savedAt: string;
  /** Where it was last saved; null where that is not known. */
  device: DraftDevice | null;
  /** The server's revision it stands on; 0: the server has not seen it. */
  rev: number;
  /** What stood there at that revision, where something was filled in since; null: nothing was. */
  base: JsonObject | null;
}

const PREFIX = 'xz:draft:';
const keyOf = (user: string, id: string) => `${PREFIX}${user}:${id}`;

/** For browsers that keep nothing: at least as long as the page is open. */
const memory = new Map<string, string>();

export function newDraft(process: string, title: string, behalfOf: string | null): Draft {
  return {
    id: newRequestId(),
    process,
    title,
    behalfOf,
    page: 1,
    data: {},
    savedAt: new Date().toISOString(),
    device: thisDevice(),
    rev: 0,
    base: {},
  };
}

export function readLocal(user: string, id: string): Draft | null {
  return parse(recall(keyOf(user, id)));
}

export function keepLocal(user: string, draft: Draft): void {
  const key = keyOf(user, draft.id);
  const text = JSON.stringify(draft);
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // full, or forbidden: the server has it
  }
}

export function dropLocal(user: string, id: string): void {
  forget(keyOf(user, id));
}

/** All drafts of a person on this device, the last saved first. */
export function localDrafts(user: string): Draft[] {
  moveOld(user);
  return allKeys(user)
    .flatMap((key) => parse(recall(key)) ?? [])
    .filter(({ data }) => !isEmpty(data))
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** On logging out: a shared phone keeps nobody's data. */
export function forgetDrafts(user: string): void {
  for (const key of allKeys(user)) forget(key);
}

/** Hears what another tab of this browser keeps of a draft; null: it was handed in or deleted there. */
export function onOtherTab(user: string, id: string, heard: (draft: Draft | null) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key === keyOf(user, id)) heard(parse(newValue));
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}

/** Earlier releases kept one draft a process, under the name of the process. */
function moveOld(user: string): void {
  for (const key of allKeys(user)) {
    const draft = parseOld(recall(key), key.slice(keyOf(user, '').length));
    if (!draft) continue;
    keepLocal(user, draft);
    forget(key);
  }
}

function parseOld(text: string | null, process: string): Draft | null {
  const value = parsed(text);
  if (!isObject(value) || !isObject(value['data']) || value['id'] !== undefined) return null;
  const { requestId, title, behalfOf, page, savedAt } = value;
  if (typeof requestId !== 'string' || typeof savedAt !== 'string') return null;
  return {
    ...newDraft(process, String(title), typeof behalfOf === 'string' ? behalfOf : null),
    id: requestId,
    page: Number(page),
    data: value['data'],
    savedAt,
  };
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // then there is nothing either
  }
}

function allKeys(user: string): string[] {
  const all = [...memory.keys()];
  try {
    all.push(...Object.keys(localStorage));
  } catch {
    // nothing is kept
  }
  return [...new Set(all)].filter((key) => key.startsWith(keyOf(user, '')));
}

function parse(text: string | null): Draft | null {
  const value = parsed(text);
  return isDraft(value) ? value : null;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return isObject(draft) && isObject(draft['data']) && typeof draft['id'] === 'string';
}
