/** Keeps an application that was begun: one a person and process. */
import type { Instant, JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import { errors } from '../errors.ts';
import type { Doc } from '../store/types.ts';

/** An application begun and not handed in, its data as text. */
export interface ApplicationDraftDoc extends Doc {
  data: string;
  at: Instant;
}

/** Under which it is kept. */
export const applicationDraftId = (user: string | null, process: string): string =>
  `${user ?? ''}:${process}`;

/** Saves over what was there; when. @throws 404 */
export async function saveApplicationDraft(
  { library, store, clock }: Context,
  user: string | null,
  process: string,
  data: JsonObject,
): Promise<Instant> {
  if (!library.latest(process)) throw errors.unknown('process');
  const at = clock.now();
  // kept as text: nothing has checked yet what names are in it
  const text = JSON.stringify(data);
  await store.set('drafts', {
    _id: applicationDraftId(user, process),
    user: user ?? '',
    at,
    data: text,
  });
  return at;
}
