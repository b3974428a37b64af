/** Which piece of process a written-out state comes from, so that what is found in it names that place. */
import { words } from './messages.ts';

/** Where a state comes from that no process wrote. */
export interface Origin {
  /** `shared/supplement`, and what it is called. */
  piece: string;
  title: string;
  /** The state that uses it, in the process. */
  user: string;
  /** JSON pointer in the piece. */
  place: string;
}

interface Found {
  element: string;
  /** JSON pointer, or the dotted path or bare name of a state. */
  path: string;
  message: string;
}

/** What is found in a step of a piece, told at its place in the piece and of the state that uses it; else as it is. */
export function inPiece<F extends Found>(found: F, key: string, origins: ReadonlyMap<string, Origin>): F {
  const place = placeOf(pointerOf(found, key, [...origins.keys()]), origins);
  if (!place) return found;
  const { title, user, path } = place;
  return { ...found, element: user, path, message: words.inside(found.message, title, user) };
}

/** A place in what was written out as `<piece>#<pointer>`, with where that comes from; undefined outside of pieces. */
export function placeOf(
  pointer: string,
  origins: ReadonlyMap<string, Origin>,
): (Origin & { path: string }) | undefined {
  for (let state = pointer; state.includes('/'); state = state.slice(0, state.lastIndexOf('/'))) {
    const origin = origins.get(state);
    if (origin) return { ...origin, path: `${origin.piece}#${origin.place}${pointer.slice(state.length)}` };
  }
  return undefined;
}

function pointerOf({ path, element }: Found, key: string, states: readonly string[]): string {
  if (path.startsWith('/')) return path;
  if (path.startsWith(`${key}.`))
    return `/machine/states/${path
      .slice(key.length + 1)
      .split('.')
      .join('/states/')}`;
  return (path === element && states.find((state) => state.endsWith(`/states/${element}`))) || '';
}
