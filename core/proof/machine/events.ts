/** What can happen next in a position of the machine: outcomes, times, acts, answers, objections, messages. */
import type { ProcessDefinition } from '../../definition/process.ts';
import { delayOfWord } from '../../engine/delays.ts';
import { outcomesOf } from '../../engine/origin.ts';
import { ACTIONS, ITEM_DONE } from '../../engine/vocabulary.ts';
import type { State } from './states.ts';

type EventKind = 'outcome' | 'time' | 'act' | 'answer' | 'notice' | 'objection' | 'message';

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
  /** Fund actions whose answer is waited for. */
  asked: readonly string[];
}

/** Everything that can happen here. `may` says whether a condition can hold. */
export function happenings(
  definition: ProcessDefinition,
  here: Here,
  may: (condition: string) => boolean,
): Happening[] {
  return [
    ...here.active.flatMap((state) => outcomesAt(state, may)),
    ...here.timers.map(atTime),
    ...here.active.flatMap(noticeAt),
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

function noticeAt(state: State): Happening[] {
  const { notice } = state.meta;
  if (notice?.kind !== 'publicity') return [];
  const ended: Happening = { kind: 'notice', type: 'notice.ended', label: 'notice.ended' };
  return notice.objections === undefined
    ? [ended]
    : [ended, { kind: 'objection', type: 'objection', label: 'objection' }];
}

function atTime(word: string): Happening {
  const { state, delay } = delayOfWord(word);
  return { kind: 'time', type: delay, after: state, label: delay };
}
