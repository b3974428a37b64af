/** Where a block keeps its state in a case: under its name in `Case.blocks`. */
import type { Case } from '../vocabulary.ts';

interface Slot<State> {
  /** What it holds, not to be changed; where the block has nothing of this case yet, what it begins with. */
  of(c: Case): State;
  /** The same to be changed in place, of a decision's own copy of a case. */
  change(c: Case): State;
  /** Puts another state in its place. */
  put(c: Case, state: State): void;
  /** Takes it away. */
  drop(c: Case): void;
}

/** The slot of a block; `empty` is what it begins with. */
export function slot<State extends object | null>(id: string, empty: () => State): Slot<State> {
  const held = (c: Case): State | undefined => c.blocks[id] as State | undefined;
  const put = (c: Case, state: State): void => void (c.blocks[id] = state);
  return {
    of: (c) => held(c) ?? empty(),
    change: (c) => {
      const state = held(c);
      if (state !== undefined) return state;
      put(c, empty());
      return held(c) as State;
    },
    put,
    drop: (c) => void delete c.blocks[id],
  };
}
