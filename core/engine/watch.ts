/**
 * A machine that tells what happens in it: which states are entered, which transitions taken, how each guard answers. The
 * watcher is built into the config before XState sees it, so what is watched is what runs, and a machine without a
 * watcher pays nothing.
 */
import type { Json, JsonObject } from '../vocabulary.ts';
import { isObject } from '../json.ts';
import type { Interpreter, MachineAction } from './interpreter.ts';

/** Hears what a watched machine does, in order. States are named by id, transitions by `transitionId`. */
export interface Watch {
  entered(state: string): void;
  took(transition: string): void;
  asked(transition: string, holds: boolean): void;
  /** The decision in which all this happened was taken, or refused and so never was. */
  decided(taken: boolean): void;
}

/** Words of a watched config. */
export const WATCH = { entered: 'xz.entered', took: 'xz.took', asked: 'xz.asked' } as const;

/** What sets a transition off. */
type Trigger = 'on' | 'after' | 'always' | 'onDone';

/** `<state> <event> <n>`: the n-th (0 first) of the transitions tried for an event, delay, `always` or `onDone`. */
export function transitionId(state: string, trigger: Trigger, event: string, n: number): string {
  const heard = trigger === 'on' ? event : trigger === 'after' ? `after.${event}` : trigger;
  return `${state} ${heard} ${n}`;
}

/** Whether a transition does anything: one that is written only to forbid an event is not taken. */
export function doesSomething(transition: Json | undefined): boolean {
  if (!isObject(transition)) return transition !== undefined && transition !== null;
  return transition.target !== undefined || listOf(transition.actions).length > 0;
}

/** The config with a watcher at every state below the root, every transition and every guard. */
export function withWatch(state: JsonObject, id: string, root = true): JsonObject {
  const watched: JsonObject = { ...state };
  if (!root && state.type !== 'history')
    watched.entry = [{ type: WATCH.entered, params: { id } }, ...listOf(state.entry)];
  for (const trigger of ['on', 'after'] as const) {
    const events = state[trigger];
    if (!isObject(events)) continue;
    watched[trigger] = Object.fromEntries(
      Object.entries(events).map(([event, then]) => [event, watchedList(then, id, trigger, event)]),
    );
  }
  for (const trigger of ['always', 'onDone'] as const)
    if (state[trigger] !== undefined) watched[trigger] = watchedList(state[trigger], id, trigger, '');
  if (isObject(state.states)) {
    watched.states = Object.fromEntries(
      Object.entries(state.states).map(([key, child]) => [
        key,
        withWatch(child as JsonObject, `${id}.${key}`, false),
      ]),
    );
  }
  return watched;
}

function watchedList(then: Json | undefined, state: string, trigger: Trigger, event: string): Json {
  return listOf(then).map((one, n) => watchedTransition(one, transitionId(state, trigger, event, n)));
}

function watchedTransition(transition: Json, id: string): Json {
  const full: JsonObject = isObject(transition) ? transition : { target: transition };
  const watched: JsonObject = { ...full };
  if (full.guard !== undefined) watched.guard = watchedGuard(full.guard, id);
  if (doesSomething(transition))
    watched.actions = [{ type: WATCH.took, params: { id } }, ...listOf(full.actions)];
  return watched;
}

/** What the guard asks, under one word; a guard that looks at the state keeps its own and tells by itself. */
function watchedGuard(guard: Json, id: string): Json {
  if (!isObject(guard)) return { type: WATCH.asked, params: { id, name: String(guard) } };
  const params = isObject(guard.params) ? guard.params : {};
  if (guard.type === 'in') return { type: 'in', params: { ...params, asked: id } };
  if (guard.type === 'when') return { type: WATCH.asked, params: { id, if: params.if ?? null } };
  return { type: WATCH.asked, params: { id, name: String(guard.type) } };
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A guard of a watched machine: asks what was written and tells the answer. */
export function asking(watch: Watch): (call: { context: Context }, params: unknown) => boolean {
  return ({ context: { run, data } }, params) => {
    const { id, name, if: condition } = params as { id: string; name?: string; if?: string };
    const holds = name === undefined ? run.holds(String(condition), data) : run.computed(name, data);
    watch.asked(id, holds);
    return holds;
  };
}

interface Context {
  data: JsonObject;
  run: Interpreter;
}

/** Tells the watcher what was built in for it; false for an action of the definition. */
export function tell(watch: Watch, { type, params }: Pick<MachineAction, 'type' | 'params'>): boolean {
  if (type === WATCH.took) watch.took(String(params.id));
  else if (type === WATCH.entered) watch.entered(String(params.id));
  else return false;
  return true;
}
