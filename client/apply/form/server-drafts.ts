/** Drafts on the server: where a person goes on at another device. */
import type { DraftItem, DraftView } from '../../../core/contract/shapes/draft.ts';
import { HttpError } from '../../api/http.ts';
import { call, calls } from '../../api/call.ts';
import { thisDevice } from './device.ts';
import { dropLocal, keepLocal, localDrafts, readLocal, type Draft } from './drafts.ts';

/** The server's; null where it was handed in or deleted. @throws where the server is not reached */
export async function readRemote(id: string): Promise<Draft | null> {
  const { draft } = await call(calls.drafts.read, { params: { id } }, { retries: 0 });
  return draft && asDraft(draft);
}

/** Saves the next revision, and answers its number. @throws HttpError gone, overtaken */
export async function keepRemote({ id, process, behalfOf, page, rev, data }: Draft): Promise<number> {
  const body = { process, behalfOf, page, rev, data, device: thisDevice() };
  return (await call(calls.drafts.save, { params: { id }, body }, { background: true })).rev;
}

export const isGone = (error: unknown): boolean => error instanceof HttpError && error.code === 'draft_gone';
export const isOvertaken = (error: unknown): boolean =>
  error instanceof HttpError && error.code === 'draft_overtaken';

/** Everywhere. */
export async function dropDraft(user: string, id: string): Promise<void> {
  dropLocal(user, id);
  await call(calls.drafts.remove, { params: { id } }).catch(() => undefined);
}

/** A deletion is taken back: as a draft the server has not seen, as it has it no more. */
export async function bringBack(user: string, draft: Draft): Promise<void> {
  const fresh = { ...draft, rev: 0, base: {} };
  keepLocal(user, fresh);
  await sendUnsent(user);
}

/** A draft as it is listed. */
export type ListedDraft = Pick<
  Draft,
  'id' | 'process' | 'title' | 'behalfOf' | 'page' | 'savedAt' | 'device'
>;

/** What the person has begun, on this device or another; this device alone where the server is not reached. */
export async function myDrafts(user: string): Promise<ListedDraft[]> {
  await sendUnsent(user);
  const here = localDrafts(user);
  const there = await call(calls.drafts.list, undefined, { retries: 0 }).then(
    ({ items }) => items,
    () => null,
  );
  if (!there) return here;
  for (const draft of here) if (isOver(draft, there)) dropLocal(user, draft.id);
  const left = here.filter((draft) => !isOver(draft, there));
  const newer = there.filter(({ id, rev }) => !left.some((draft) => draft.id === id && draft.rev >= rev));
  return [
    ...left.filter(({ id }) => !newer.some((item) => item.id === id)),
    ...newer.map((item) => ({ ...item, savedAt: item.at })),
  ].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** Handed in or deleted elsewhere, and nothing was filled in here since. */
function isOver({ id, rev, base }: Draft, there: DraftItem[]): boolean {
  return rev > 0 && base === null && !there.some((item) => item.id === id);
}

/** What was filled in without network is sent; where another device was at it meanwhile, the form asks when it is opened. */
export async function sendUnsent(user: string): Promise<void> {
  for (const draft of localDrafts(user)) {
    if (draft.base === null) continue;
    try {
      const rev = await keepRemote(draft);
      if (readLocal(user, draft.id)?.savedAt === draft.savedAt)
        keepLocal(user, { ...draft, rev, base: null });
    } catch (error) {
      if (error instanceof HttpError && error.isNetwork) return;
    }
  }
}

/** The device's copy and the server's; `there` is undefined where the server was not reached. */
export interface Copies {
  here: Draft | null;
  there: Draft | null | undefined;
}

export async function bothCopies(user: string, id: string): Promise<Copies> {
  const here = readLocal(user, id);
  // a draft that was never sent is known to nobody else
  if (here?.rev === 0) return { here, there: null };
  const there = await readRemote(id).catch((error: unknown) => {
    if (error instanceof HttpError) return undefined;
    throw error;
  });
  return { here, there };
}

function asDraft({ at, ...view }: DraftView): Draft {
  return { ...view, savedAt: at, base: null };
}
