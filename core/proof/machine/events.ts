/** What can happen next in a position of the machine: outcomes, times, acts, answers, messages, what blocks tell. */
import type { Block } from '../../blocks/block.ts';
import type { ProcessDefinition } from '../../definition/process.ts';
import { delayOfWord } from '../../engine/delays.ts';
import { outcomesOf } from '../../engine/origin.ts';
import { ACTIONS, ITEM_DONE } from '../../engine/vocabulary.ts';
import type { State } from './states.ts';

type EventKind = 'outcome' | 'time' | 'act' | 'answer' | 'block' | 'message';

export interface Happening {
  kind: EventKind;
  type: string;
  /** The state whose outcome it is. */
  node?: State;
  /** Id of the state whose delay is over. */
  after?: string;
  /** How the path tells it. */
  label: string;
}

/** What the answer to an action may be. */
export const answersOf = (type: string): readonly string[] => ACTIONS[type]?.answers ?? [];

/** Where the machine is, as far as it decides what can happen. */
export interface Here {
  active: readonly State[];
  timers: readonly string[];
  /** Actions whose answer is waited for, each with its principal parameter. */
  asked: readonly string[];
}

/** Everything that can happen here. `may` says whether a condition can hold. */
export function happenings(
  definition: ProcessDefinition,
  blocks: readonly Block[],
  here: Here,
  may: (condition: string) => boolean,
): Happening[] {
  return [
    ...here.active.flatMap((state) => outcomesAt(state, may)),
    ...here.timers.map(atTime),
    ...here.active.flatMap((state) => blocksAt(blocks, state)),
    ...new Set(here.asked.flatMap((asked) => answersOf(asked.split(' ')[0] ?? ''))),
    ...Object.entries(definition.actions ?? {})
      .filter(([, { when }]) => when === undefined || may(when))
      .map(([type]): Happening => ({ kind: 'act', type, label: type })),
    ...(definition.messages ?? []).map((type): Happening => ({ kind: 'message', type, label: type })),
  ].map((one): Happening => (typeof one === 'string' ? { kind: 'answer', type: one, label: one } : one));
}

function outcomesAt(state: State, may: (condition: string) => boolean): Happening[] {
  const { task } = state.meta;
  if (!task) return [];
  const seats = task.seats.flatMap((seat) =>
    seat.when === undefined || may(seat.when) ? outcomesOf(task, seat) : [],
  );
  const possible = new Set(seats.filter((outcome) => Object.hasOwn(task.outcomes, outcome)));
  const one = task.each === undefined ? [] : [ITEM_DONE];
  return [...possible, ...one].map((type) => ({
    kind: 'outcome',
    type,
    node: state,
    label: `${state.key}.${type}`,
  }));
}

/** What the blocks may let the machine hear at a state. */
export function blocksAt(blocks: readonly Block[], state: State): Happening[] {
  return blocks.flatMap(({ proof }) =>
    (proof?.heardAt?.(state) ?? []).map((type): Happening => ({ kind: 'block', type, label: type })),
  );
}

function atTime(word: string): Happening {
  const { state, delay } = delayOfWord(word);
  return { kind: 'time', type: delay, after: state, label: delay };
}
