/** Looking up a case by its number and the end of an identity number, which must not be guessed. */
import type { TrackView } from '../../core/api.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../errors.ts';
import { track } from '../queries/public.ts';
import { trackGuesses } from './guesses.ts';
import { messages } from './messages.ts';

/** Where the case stands, or null; ten wrong ends shut the number for a while, from wherever they come. @throws 429 */
export function trackCase(context: Context, caseNo: string, idLast4: string): Promise<TrackView | null> {
  const { store, guesses } = context;
  const guess = trackGuesses(caseNo.trim());
  return guesses.inTurn(guess, async () => {
    const left = await guesses.lockedFor(store, guess, Date.now());
    if (left > 0) throw new HttpError(429, 'locked', messages.track.locked(Math.ceil(left / MINUTE_MS)));
    const found = await track(context, caseNo, idLast4);
    if (!found) await guesses.fail(store, guess, Date.now());
    return found;
  });
}
