/**
 * Whose page this is and whether their session still lasts. A session that ends takes nothing from the page: what was
 * typed stays, calls wait until the same person has logged in again on top of it. Somebody else who logs in there begins
 * with a page of their own.
 */
import type { Me } from '../../core/api.ts';

export type Person = Me['user'];

/** `ended`: it is over and nobody is waiting for it; `asked`: a call waits for the person to log in again; `left`: it is somebody else's now. */
type Standing = 'unknown' | 'on' | 'ended' | 'asked' | 'left';

interface SessionState {
  who: Person | null;
  standing: Standing;
}

let state: SessionState = { who: null, standing: 'unknown' };
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

function show(next: Partial<SessionState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

export const session = {
  current: (): SessionState => state,

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** The server says who is logged in. False when it is not the person this page belongs to. */
  heard: (person: Person): boolean => {
    if (state.who !== null && state.who.id !== person.id) return false;
    if (state.standing === 'left') return false;
    const back = state.standing === 'ended' || state.standing === 'asked';
    show({ who: state.who ?? person, standing: 'on' });
    if (back) {
      const held = waiting;
      waiting = [];
      for (const goOn of held) goOn();
    }
    return true;
  },

  /** It is over; nobody is interrupted for it. */
  end: (): void => {
    if (state.standing === 'on') show({ standing: 'ended' });
  },

  /** The person is asked to log in again. */
  ask: (): void => {
    if (state.standing === 'on' || state.standing === 'ended') show({ standing: 'asked' });
  },

  /** The page is on its way to somebody else: nothing more is sent from it. */
  leave: (): void => show({ standing: 'left' }),

  /** Resolves when the person is logged in again; at once when they are. */
  back: (): Promise<void> =>
    state.standing === 'on' ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
};
