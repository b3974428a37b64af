/** Timers of delayed transitions were named by an event of XState; they name the state and its delay now. */
import type { Doc } from '../types.ts';
import { rewrite } from './rewrite.ts';
import type { Upgrade } from './upgrade.ts';

interface OlderCase extends Doc {
  process: string;
  timers: { kind?: string; ref?: string }[];
}

const EVENT = 'xstate.after.';

export const timersByState: Upgrade = {
  number: 7,
  what: 'timers of delayed transitions name the state and its delay',
  run: (store) =>
    rewrite<OlderCase>(store, 'cases', (doc) => {
      if (!doc.timers.some(isOlder)) return null;
      return { ...doc, timers: doc.timers.map((timer) => (isOlder(timer) ? named(timer, doc) : timer)) };
    }),
};

function isOlder({ kind, ref }: OlderCase['timers'][number]): boolean {
  return kind === 'machine' && ref !== undefined && ref.startsWith(EVENT);
}

/** `xstate.after.<delay>.<process>.<path of the state>`; the path is empty for the machine as a whole. */
function named({ ref = '', ...timer }: OlderCase['timers'][number], { process }: OlderCase): object {
  const rest = `${ref.slice(EVENT.length)}.`;
  const at = rest.indexOf(`.${process}.`);
  return { ...timer, state: rest.slice(at + 1, -1), delay: rest.slice(0, at) };
}
