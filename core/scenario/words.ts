/** States, transitions and guards in the words of an official. */
import type { ProcessDefinition } from '../definition/process.ts';
import { HEARD } from '../engine/vocabulary.ts';
import { labelOf, type Machine, type State, type Transition } from '../proof/machine/states.ts';
import type { Json } from '../vocabulary.ts';
import { words } from './messages.ts';

/** `「入户调查」`, with what it lies in where the name alone does not tell. */
export function stateLabel(state: State): string {
  const named = state.meta.label !== undefined || !state.parent?.parent;
  return named ? words.step(labelOf(state)) : words.stepIn(labelOf(state.parent ?? undefined), state.key);
}

/** `「受理」:办理“转介其他救助” → 「已转介」`. */
export function transitionLabel(
  definition: ProcessDefinition,
  machine: Machine,
  transition: Transition,
): string {
  const { state, condition } = transition;
  const cause = causeLabel(definition, machine, transition);
  return words.way(stateLabel(state), cause, condition, targetLabel(machine, transition));
}

/** The condition and how it turned out: `「发放」:条件“…”成立`. */
export function guardLabel(
  definition: ProcessDefinition,
  machine: Machine,
  transition: Transition,
  holds: boolean,
): string {
  const { state, condition, asksState } = transition;
  const what = condition ?? (asksState ? words.otherBranches : words.aCondition);
  const cause = causeLabel(definition, machine, transition);
  return words.side(stateLabel(state), cause, what, holds);
}

/** What sets it off. */
function causeLabel(definition: ProcessDefinition, machine: Machine, transition: Transition): string {
  const { state, trigger, event } = transition;
  if (trigger === 'always') return words.byItself;
  if (trigger === 'onDone') return words.allDone;
  if (trigger === 'after') return words.due(event);
  const label =
    state.meta.task?.outcomes[event]?.label ??
    outcomeBelow(state, event) ??
    definition.actions?.[event]?.label ??
    (Object.hasOwn(HEARD, event) ? HEARD[event] : undefined);
  return label === undefined ? words.heard(event) : words.quoted(label);
}

/** The word of an outcome that a state around the step hears. */
function outcomeBelow(state: State, event: string): string | undefined {
  for (const child of state.children) {
    const label = child.meta.task?.outcomes[event]?.label ?? outcomeBelow(child, event);
    if (label !== undefined) return label;
  }
  return undefined;
}

function targetLabel(machine: Machine, { config, state }: Transition): string {
  if (config.target === undefined) return words.stays;
  return [config.target]
    .flat()
    .map((target) => {
      const found = targetOf(machine, state, target);
      return found ? stateLabel(found) : words.step(String(target));
    })
    .join(words.between);
}

/** The state a target names, as XState reads it: `#id`, `#id.path`, `.child`, a sibling or a path below one. */
export function targetOf(machine: Machine, from: State, target: Json): State | undefined {
  if (typeof target !== 'string') return undefined;
  if (target.startsWith('#')) {
    const rootId = String(machine.root.config.id ?? machine.root.id);
    const path = target.slice(1);
    return machine.byId.get(
      path === rootId || path.startsWith(`${rootId}.`) ? machine.root.id + path.slice(rootId.length) : path,
    );
  }
  if (target.startsWith('.')) return machine.byId.get(from.id + target);
  return machine.byId.get(`${(from.parent ?? from).id}.${target}`);
}
