/**
 * What is added to a machine config before XState sees it: markers that tell in which order states were entered and
 * left, and names under which an outcome is heard only by the state whose task it ended.
 */
import type { StateMeta } from '../definition/process.ts';
import type { Json, JsonObject } from '../vocabulary.ts';
import { ITEM_DONE } from './vocabulary.ts';

/** The marker actions, and what the machine asks for where a delay of a state begins to run or stops. */
export const MARKERS = {
  enter: 'xz.enter',
  exit: 'xz.exit',
  delay: 'xz.delay',
  undelay: 'xz.undelay',
} as const;

/** `complete@relief.visit.home_visit`: parallel states, also two of the same step, may end with the same word. */
export function outcomeAt(node: string, outcome: string): string {
  return `${outcome}@${node}`;
}

/** The config with markers on every state that means something. `id` is that of the state, dotted from the root. */
export function withMarkers(state: JsonObject, id: string): JsonObject {
  const children = state.states as Record<string, JsonObject> | undefined;
  const marked: JsonObject = { ...state };
  if (state.meta) {
    marked.entry = [{ type: MARKERS.enter, params: { id } }, ...listOf(state.entry)];
    marked.exit = [...listOf(state.exit), { type: MARKERS.exit, params: { id } }];
    if (state.on) marked.on = withOwnOutcomes(state.on as JsonObject, state.meta as StateMeta, id);
  }
  if (children) {
    const named = Object.entries(children).map(
      ([key, child]) => [key, withMarkers(child, `${id}.${key}`)] as const,
    );
    marked.states = Object.fromEntries(named);
  }
  return marked;
}

/** The outcomes of a state's task, and of its list's items, are heard under the state's own names; anything else as it is. */
function withOwnOutcomes(on: JsonObject, meta: StateMeta, id: string): JsonObject {
  const { outcomes = {}, each } = meta.task ?? {};
  const isOwn = (event: string): boolean =>
    Object.hasOwn(outcomes, event) || (event === ITEM_DONE && each !== undefined);
  return Object.fromEntries(
    Object.entries(on).map(([event, then]) => [isOwn(event) ? outcomeAt(id, event) : event, then]),
  );
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
