/** The one clock of the house. */
import { fromMs, toMs } from '../../core/time/instant.ts';
import type { Instant } from '../../core/vocabulary.ts';
import type { Store } from '../store/types.ts';

export interface Clock {
  readonly virtual: boolean;
  now(): Instant;
}

/** The wall clock. */
export const realClock: Clock = { virtual: false, now: () => fromMs(Date.now()) };

/** A clock for training and tests: it stands until it is moved, and never goes back. */
export interface VirtualClock extends Clock {
  set(instant: Instant): Promise<void>;
}

interface ClockDoc {
  _id: string;
  now: Instant;
}

/** Opens the virtual clock where it stood; a new one begins now. */
export async function virtualClock(store: Store): Promise<VirtualClock> {
  let now = (await store.get<ClockDoc & Record<string, unknown>>('meta', 'clock'))?.now ?? fromMs(Date.now());
  return {
    virtual: true,
    now: () => now,
    set: async (instant) => {
      if (toMs(instant) < toMs(now)) throw new RangeError('the clock does not go back');
      now = instant;
      await store.set('meta', { _id: 'clock', now });
    },
  };
}
