/**
 * The machine with a watcher built in: every state says that it was entered, every transition that it was taken. It runs
 * in the engine's own machine, so what is explored is what will be executed.
 */
import { type CompiledMachine, compileMachine } from '../../engine/machine.ts';
import { isObject } from '../../json.ts';
import type { ProcessDefinition } from '../../definition/process.ts';
import type { Json, JsonObject } from '../../vocabulary.ts';
import type { Machine, State, Transition } from './states.ts';

/** The action of a transition that was taken; its `n` is the transition's number. */
export const TOOK = 'proof.took';

/** @throws when XState finds the structure faulty (an unknown target) */
export function watched(definition: ProcessDefinition, machine: Machine): CompiledMachine {
  const byState = new Map<State, Transition[]>();
  for (const transition of machine.transitions)
    byState.set(transition.state, [...(byState.get(transition.state) ?? []), transition]);
  const copy = (state: State): JsonObject => {
    const own = byState.get(state) ?? [];
    const config: JsonObject = { ...state.config, meta: { ...(state.config.meta as JsonObject) } };
    for (const trigger of ['on', 'after'] as const) {
      if (isObject(config[trigger])) config[trigger] = grouped(own.filter((one) => one.trigger === trigger));
    }
    for (const trigger of ['always', 'onDone'] as const) {
      if (config[trigger] !== undefined)
        config[trigger] = own.filter((one) => one.trigger === trigger).map(noticed);
    }
    if (state.children.length > 0)
      config.states = Object.fromEntries(state.children.map((child) => [child.key, copy(child)]));
    return config;
  };
  const names = [...Object.keys(definition.computed ?? {}), ...Object.keys(definition.lookups ?? {})];
  return compileMachine(
    { ...copy(machine.root), id: definition.key },
    names,
    Object.keys(definition.delays ?? {}),
  );
}

function grouped(transitions: Transition[]): JsonObject {
  const groups: Record<string, Json[]> = {};
  for (const transition of transitions) (groups[transition.event] ??= []).push(noticed(transition));
  return groups;
}

function noticed({ config, number }: Transition): JsonObject {
  const actions = config.actions === undefined || config.actions === null ? [] : [config.actions].flat();
  return { ...config, actions: [{ type: TOOK, params: { n: number } }, ...actions] };
}
