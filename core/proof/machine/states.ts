/** The states and transitions of a machine config as written, with names to find them again. */
import type { ProcessDefinition, StateMeta } from '../../definition/process.ts';
import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';

export interface State {
  /** Dotted from the root, as the engine names it. */
  id: string;
  /** The step id. */
  key: string;
  config: JsonObject;
  meta: StateMeta;
  parent: State | null;
  children: State[];
}

/** What hears: an event of its own or the engine's, a delay, at once, or that all below is done. */
type Trigger = 'on' | 'after' | 'always' | 'onDone';

export interface Transition {
  number: number;
  state: State;
  trigger: Trigger;
  /** Event or delay; empty for `always` and `onDone`. */
  event: string;
  /** The condition as FEEL; null without one. A computed value is a condition by its name. */
  condition: string | null;
  /** Asks where other branches are; nothing is known of that beforehand. */
  asksState: boolean;
  config: JsonObject;
  /** JSON pointer below the machine. */
  path: string;
}

/** Transitions that are tried one after the other. */
export interface TransitionList {
  state: State;
  trigger: Trigger;
  event: string;
  transitions: Transition[];
}

export interface Machine {
  root: State;
  states: State[];
  byId: ReadonlyMap<string, State>;
  lists: TransitionList[];
  transitions: Transition[];
}

/** Reads the machine of a definition. */
export function machineOf(definition: ProcessDefinition): Machine {
  const states: State[] = [];
  const visit = (config: JsonObject, id: string, key: string, parent: State | null): State => {
    const state: State = {
      id,
      key,
      config,
      meta: (isObject(config.meta) ? config.meta : {}) as StateMeta,
      parent,
      children: [],
    };
    states.push(state);
    for (const [name, child] of Object.entries(isObject(config.states) ? config.states : {})) {
      if (isObject(child)) state.children.push(visit(child, `${id}.${name}`, name, state));
    }
    return state;
  };
  const root = visit(definition.machine as JsonObject, definition.key, definition.key, null);
  const lists = listsOf(states);
  return {
    root,
    states,
    byId: new Map(states.map((state) => [state.id, state])),
    lists,
    transitions: lists.flatMap(({ transitions }) => transitions),
  };
}

function listsOf(states: State[]): TransitionList[] {
  let number = 0;
  const lists: TransitionList[] = [];
  for (const state of states) {
    const add = (trigger: Trigger, event: string, written: Json | undefined): void => {
      if (written === undefined || written === null) return;
      const path = `${pathOf(state)}/${trigger}${event ? `/${event}` : ''}`;
      const transitions = [written].flat().map((config, i): Transition => {
        const full: JsonObject = isObject(config) ? config : { target: config };
        return {
          number: number++,
          state,
          trigger,
          event,
          ...guardOf(full.guard),
          config: full,
          path: `${path}/${i}`,
        };
      });
      lists.push({ state, trigger, event, transitions });
    };
    for (const trigger of ['on', 'after'] as const) {
      for (const [event, written] of Object.entries(
        isObject(state.config[trigger]) ? state.config[trigger] : {},
      ))
        add(trigger, event, written);
    }
    add('always', '', state.config.always);
    add('onDone', '', state.config.onDone);
  }
  return lists;
}

function guardOf(guard: Json | undefined): { condition: string | null; asksState: boolean } {
  if (typeof guard === 'string') return { condition: guard, asksState: false };
  if (!isObject(guard)) return { condition: null, asksState: false };
  const params = isObject(guard.params) ? guard.params : {};
  return { condition: typeof params.if === 'string' ? params.if : null, asksState: guard.type === 'in' };
}

/** JSON pointer of a state below the machine. */
export function pathOf(state: State): string {
  return state.parent ? `${pathOf(state.parent)}/states/${state.key}` : '';
}

/** The state an address means, as written on another: a sister's key, `.child`, `#machine.path`. */
export function targetFrom({ byId }: Machine, from: State, target: string): State | undefined {
  if (target.startsWith('#')) return byId.get(target.slice(1));
  if (target.startsWith('.')) return byId.get(`${from.id}${target}`);
  return byId.get(from.parent ? `${from.parent.id}.${target}` : target);
}

/** The name of a state for people. */
export function labelOf(state: State | undefined, id = ''): string {
  return state?.meta.label ?? state?.key ?? id;
}

/** Actions as written on a state or transition. */
export function actionsIn(written: Json | undefined): { type: string; params: JsonObject }[] {
  if (written === undefined || written === null) return [];
  return [written]
    .flat()
    .map((action) =>
      isObject(action)
        ? { type: String(action.type), params: isObject(action.params) ? action.params : {} }
        : { type: String(action), params: {} },
    );
}

/** Every action of the machine with where it stands. */
export function everyAction(
  machine: Machine,
): { type: string; params: JsonObject; state: State; path: string; transition?: Transition }[] {
  const ofStates = machine.states.flatMap((state) =>
    (['entry', 'exit'] as const).flatMap((when) =>
      actionsIn(state.config[when]).map((action) => ({ ...action, state, path: `${pathOf(state)}/${when}` })),
    ),
  );
  const ofTransitions = machine.transitions.flatMap((transition) =>
    actionsIn(transition.config.actions).map((action) => ({
      ...action,
      state: transition.state,
      path: `${transition.path}/actions`,
      transition,
    })),
  );
  return [...ofStates, ...ofTransitions];
}
