/** Delays of states, as cases, proofs and migrations know them: the state whose delay runs, and the delay's name in the definition. */

/** A delay of a state. */
export interface Delay {
  /** Id of the state, as that of a `MachineNode`. */
  state: string;
  /** Name of the delay, or its milliseconds as text. */
  delay: string;
}

/** One word for it, `deadline@relief.supplement`: to compare, and to keep in sets. */
export function wordOfDelay({ state, delay }: Delay): string {
  return `${delay}@${state}`;
}

/** The delay of a word. */
export function delayOfWord(word: string): Delay {
  const at = word.lastIndexOf('@');
  return { state: word.slice(at + 1), delay: word.slice(0, at) };
}
