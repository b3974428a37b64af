/** The same application once more: whoever did not see the first answer presses again, or fills it in anew on another device. */
import { isDeepStrictEqual } from 'node:util';
import { addMs, MINUTE_MS } from '../../core/time/instant.ts';
import type { Case, JsonObject } from '../../core/vocabulary.ts';
import type { Context } from '../context.ts';
import type { CaseDoc } from '../store/documents.ts';

/** Later it is an application of its own. */
const WITHIN_MS = 10 * MINUTE_MS;
/** Cases of one person that are looked through. */
const LOOKED_AT = 50;

/** A running case that the same person opened lately with just the same; one that asks nothing is always the same. */
export async function sameLately(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  decided: Case,
): Promise<CaseDoc | undefined> {
  const data = handedIn(decided);
  if (Object.keys(data).length === 0) return undefined;
  const found = await store.find<CaseDoc>('cases', {
    filter: {
      'filer.user': decided.filer.user,
      process: decided.process,
      startedAt: { gte: addMs(clock.now(), -WITHIN_MS) },
    },
    sort: { by: 'startedAt', dir: -1 },
    limit: LOOKED_AT,
  });
  return found.find(
    (doc) =>
      doc.status === 'running' &&
      doc.behalfOf?.name === decided.behalfOf?.name &&
      isDeepStrictEqual(handedIn(doc), data),
  );
}

/** What was handed in first, as it was then. */
function handedIn({ records }: Pick<Case, 'records'>): JsonObject {
  return records[0]?.data ?? {};
}
