/**
 * The closed vocabulary of machine configs: what an action and a heard event may be called, and which parameters
 * are FEEL. The compiler refuses anything else; the designer offers nothing else.
 */
import type { ActionWord } from '../blocks/action.ts';
import { BLOCK_ACTIONS, SPECS } from '../blocks/specs.ts';
import { words } from './messages.ts';

/** Writes values into the case data: the one action that is the engine's own. */
const SET: ActionWord = {
  ...words.set,
  params: {},
  blank: {},
  open: true,
};

/** Every action of a machine by its name. */
export const ACTIONS: Readonly<Record<string, ActionWord>> = { set: SET, ...BLOCK_ACTIONS };

/** One item of a step's list is done, others may not be: `event.items` are those done, the latest last. */
export const ITEM_DONE = 'item.done';

/** What a machine may hear of the engine and its blocks, with a word for each. */
export const HEARD: Readonly<Record<string, string>> = Object.assign(
  { [ITEM_DONE]: words.itemDone },
  ...SPECS.map(({ heard }) => heard),
) as Record<string, string>;

/** Events a machine may hear that are not outcomes, actions or messages of the definition. */
export const ENGINE_EVENTS: readonly string[] = Object.keys(HEARD);
