/** Ends that only the compiler added, of paths that never come to an end: nothing leads there, and nobody drew them. */
import { State, type Move, type Where } from './states.ts';

/**
 * Takes out made ends that cannot be reached, and with them what would follow the completion of a state that never
 * completes. What was drawn stays, for the proof to name. The machine behaves as before.
 */
export function prune(root: State): void {
  for (let changed = true; changed;) {
    const all = [...inside(root)];
    const targets = new Set(all.flatMap(movesOf).map(({ target }) => target));
    for (const state of all)
      if (
        state.children.length > 0 &&
        !completes(state, targets) &&
        state.onDone.every(({ target }) => target?.made)
      )
        state.onDone.length = 0;
    const used = usedIn(all);
    changed = all.filter((state) => dropEnds(state, used)).length > 0;
  }
}

function dropEnds(state: State, used: ReadonlySet<State>): boolean {
  const kept = state.children.filter(
    (child) => !child.made || used.has(child) || child === (state.initial ?? state.children[0]),
  );
  if (kept.length === state.children.length) return false;
  state.children.splice(0, state.children.length, ...kept);
  return true;
}

/** Whether a state with states inside can come to its end: its regions all do, or a final state inside is led to. */
function completes(state: State, targets: ReadonlySet<State | undefined>): boolean {
  if (state.type === 'parallel') return state.children.every((child) => completes(child, targets));
  const first = state.initial ?? state.children[0];
  return state.children.some((child) => child.type === 'final' && (child === first || targets.has(child)));
}

/** Everything a transition leads to or asks about. */
function usedIn(all: readonly State[]): Set<State> {
  const used = new Set<State>();
  const ask = (where: Where | undefined): void => {
    if (where === undefined) return;
    if (where instanceof State) used.add(where);
    else if ('not' in where) ask(where.not);
    else for (const each of 'all' in where ? where.all : where.any) ask(each);
  };
  for (const { target, guard } of all.flatMap(movesOf)) {
    if (target) used.add(target);
    ask(guard?.where);
  }
  return used;
}

function movesOf({ on, after, always, onDone }: State): Move[] {
  return [...[...on.values(), ...after.values()].flat(), ...always, ...onDone];
}

function* inside(state: State): Iterable<State> {
  yield state;
  for (const child of state.children) yield* inside(child);
}
